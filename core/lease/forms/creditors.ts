import type { Known } from './check-terms.ts';
import { type Prepared, quoteOf } from './find-term.ts';
import { type Named, partiesNamed } from './parties-named.ts';
import { holdsAny } from './phrases.ts';
import type { Span } from './span.ts';
import type { Term, TermName, TOPICS } from './terms.ts';

type Line = (typeof TOPICS)[number];

const LINES: readonly (readonly [TermName, Line, TermName])[] = [
  ['rentCreditor', 'rent', 'rent'],
  ['serviceChargeCreditor', 'service-charge', 'serviceCharge'],
  ['marketingFundCreditor', 'marketing-fund', 'marketingFund'],
  ['electricityCreditor', 'electricity', 'electricity'],
  ['waterCreditor', 'water', 'water'],
];

interface Said {
  readonly sentence: Span;
  readonly named: readonly Named[];
}

/**
 * Who is owed each line that the contract has. Another company named for a line is its creditor only where the contract says that it is paid to
 * them and in what role they are party; else a person is asked, for a lock may enforce what is owed to certain creditors only. Nobody named:
 * absent, and the form's house rule stands.
 * @param terms those found so far
 * @param sentences of the contract
 * @returns the terms, and the sentences that name a payee other than the landlord without saying for what
 */
export function creditorTerms(
  prepared: Prepared,
  known: Known,
  terms: readonly Term[],
  sentences: readonly Span[],
): { terms: Term[]; payees: Span[] } {
  const { form } = prepared;
  const { payees } = form;
  if (payees === undefined) return { terms: [], payees: [] };
  const said = sentences.map((sentence) => ({ sentence, named: partiesNamed(prepared, payees, known, sentence) }));
  const asked = LINES.filter(([name]) => form.terms[name] === undefined);
  const used = new Set<Said>();
  const found = asked.map(([name, topic, term]): Term => {
    const absent: Term = { name, status: 'absent', value: null, quotes: [], reason: '' };
    const has = terms.find((each) => each.name === term);
    const steps = term === 'rent' && terms.some((each) => each.name === 'steps' && each.status === 'found');
    if ((has === undefined || has.status === 'absent') && !steps) return absent;
    const about = said.filter(({ sentence }) => isAbout(prepared, sentence, topic));
    for (const one of about) used.add(one);
    return creditorOf(prepared, known, name, about) ?? absent;
  });
  const unsaid = said
    .filter((one) => !used.has(one) && one.named.some(({ isPaid, who }) => isPaid && who !== 'landlord'))
    .filter(({ sentence }) => holds(prepared, sentence, form.dues))
    .map(({ sentence }) => sentence);
  return { terms: found, payees: unsaid };
}

function creditorOf(prepared: Prepared, known: Known, name: TermName, about: readonly Said[]): Term | null {
  const telling = about.filter(({ named }) => named.some(({ who, isPaid }) => isPaid || who !== 'landlord'));
  const quotes = telling.map(({ sentence: { start, end } }) => quoteOf(prepared, start, Math.min(end, start + 300)));
  const ask = (key: 'another-creditor' | 'two-creditors' | 'creditor-unsaid', reason: string, party: string): Term => {
    const status = key === 'two-creditors' ? 'contradictory' : 'ambiguous';
    return { name, status, value: null, quotes, reason, why: { key, params: { party } } };
  };
  const named = telling.flatMap((one) => one.named);
  const paid = new Map(named.filter((one) => one.isPaid).map((one) => [one.who === 'other' ? one.name : one.who, one]));
  if (paid.size > 1) return ask('two-creditors', `it names ${[...paid.keys()].join(' and ')}`, [...paid.keys()].join(', '));
  const [payee] = paid.values();
  const other = named.find((one) => one.who !== 'landlord' && one.who !== payee?.who);
  if (other !== undefined || payee?.who === 'other') {
    const party = other?.name ?? payee?.name ?? '';
    return ask('another-creditor', `it names '${party}': say who is owed it, and in what role`, party);
  }
  if (payee?.who === 'manager') {
    const party = known.manager;
    if (party === undefined) return ask('another-creditor', `it is owed to '${payee.name}', whom no clause names as a party`, payee.name);
    return { name, status: 'found', value: { party, role: 'property-service-provider' }, quotes, reason: '' };
  }
  if (payee !== undefined && known.landlord !== undefined)
    return { name, status: 'found', value: { party: known.landlord, role: 'landlord' }, quotes, reason: '' };
  if (name !== 'serviceChargeCreditor' || known.manager === undefined) return null;
  return ask('creditor-unsaid', `the contract has ${known.manager} for a manager, and does not say to whom it is owed`, known.manager);
}

/* A fee for paying late or a deposit is no charge of the line; a charge "paid with the rent" says nothing of who is owed the rent. */
function isAbout(prepared: Prepared, sentence: Span, topic: Line): boolean {
  const words = (each: Line): readonly string[] => prepared.form.topics[each] ?? [];
  const others: readonly Line[] = topic === 'rent' ? ['service-charge', 'marketing-fund', 'electricity', 'water'] : [];
  return (
    holds(prepared, sentence, words(topic)) &&
    ![...others, ...(['late-fee', 'deposit'] as const)].some((each) => holds(prepared, sentence, words(each)))
  );
}

function holds({ on }: Prepared, { start, end }: Span, words: readonly string[]): boolean {
  return holdsAny(on.text.slice(start, end), words);
}
