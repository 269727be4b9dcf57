import { alreadyAsked } from './already-asked.ts';
import { checkTerms, type Known } from './check-terms.ts';
import { Clauses } from './clauses.ts';
import { creditorTerms } from './creditors.ts';
import { findTerm, type Prepared, quoteOf } from './find-term.ts';
import type { Form } from './form.ts';
import { normalise } from './normalise.ts';
import { onlyCurrency } from './phrases.ts';
import { restricted } from './restricted.ts';
import { sentenceNumbers, sentencesOf } from './sentences.ts';
import { currenciesOf, slotsOf } from './slots.ts';
import { type Quote, TERM_NAMES, type Term, type TermName, type Topic, waits } from './terms.ts';
import { unreadSentences } from './unread.ts';

/** Steps of matching that one reading may take: a lease of a hundred pages stays below it. */
const BUDGET = 40_000_000;

/**
 * Reads a contract's text by a form. Pure: the same text and form give the same terms. Every term of the form comes back, with the places that
 * speak for it; what is missing, ambiguous or contradictory says why, and has no value.
 * @throws TooMuchWorkError when the form's patterns ask for more work than a form may
 */
export function extractTerms(document: string, form: Form, budget = BUDGET): Term[] {
  return extractAll(document, form, budget).terms;
}

/** What was read of a contract: its terms, and the sentences about money or time that no term has read. */
export interface Extracted {
  readonly terms: Term[];
  readonly unread: Unread[];
  /** What speaks of money or time and charges nothing by itself, as the form has it: listed, and waits for nobody. */
  readonly aside: (Unread & { readonly about: string })[];
}

/** A sentence of the contract, and the matter it speaks of. */
export interface Unread extends Quote {
  readonly topic: Topic;
}

/** The terms, and what is left unread: a person looks at both. */
export function extractAll(document: string, form: Form, budget = BUDGET): Extracted {
  const work = extraction(document, form, budget);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in pieces of some milliseconds: it yields between them. */
export function* extraction(document: string, form: Form, budget = BUDGET): Generator<void, Extracted> {
  const text = normalise(document);
  const on = { text: text.text, sentences: sentenceNumbers(text), kinds: slotsOf(form), budget: { left: budget } };
  const currency = onlyCurrency(text.text, currenciesOf(form));
  const prepared: Prepared = {
    form,
    text,
    on,
    clauses: new Clauses(document),
    currency,
    read: { values: [], words: [] },
    spoken: new Set(),
  };
  const found: Term[] = [];
  for (const name of TERM_NAMES) {
    const spec = form.terms[name];
    if (spec !== undefined) {
      const term = yield* findTerm(prepared, name, spec);
      if (term.status !== 'absent') prepared.spoken.add(name);
      found.push(term);
    }
    yield;
  }
  const sentences = sentencesOf(on.sentences);
  const whole: Term[] = [];
  for (const term of found) {
    const needed = excused(term, form, found);
    whole.push(term.name === 'disconnection' ? yield* restricted(prepared, needed, sentences) : needed);
  }
  const creditors = creditorTerms(prepared, knownOf(whole), whole, sentences);
  const all = [...whole, ...creditors.terms].sort((a, b) => TERM_NAMES.indexOf(a.name) - TERM_NAMES.indexOf(b.name));
  const terms = checkTerms(all, knownOf(all));
  yield;
  const left = new Map((yield* unreadSentences(prepared, sentences, alreadyAsked(text, terms))).map((each) => [each.start, each]));
  for (const span of creditors.payees) left.set(span.start, { ...span, topic: 'creditor', aside: null });
  const quoted = [...left.values()]
    .sort((a, b) => a.start - b.start)
    .map((each) => ({ ...each, quote: quoteOf(prepared, each.start, each.end) }));
  const unread = quoted.filter(({ aside }) => aside === null).map(({ quote, topic }) => ({ ...quote, topic }));
  const aside = quoted.flatMap(({ quote, topic, aside: about }) => (about === null ? [] : [{ ...quote, topic, about }]));
  return { terms, unread, aside };
}

/** The values of the terms found. */
export function knownOf(terms: readonly Term[]): Known {
  return Object.fromEntries(terms.filter(({ status }) => status === 'found').map(({ name, value }) => [name, value])) as Known;
}

/* Not asked for when another term says the same: a rent when there are steps. */
function excused(term: Term, form: Form, all: readonly Term[]): Term {
  const others = form.terms[term.name]?.unless ?? [];
  if (term.status !== 'missing' || !others.some((name) => isFound(all, name as TermName))) return term;
  return { ...term, status: 'absent', quotes: [], reason: '' };
}

function isFound(terms: readonly Term[], name: TermName): boolean {
  const term = terms.find((each) => each.name === name);
  return term !== undefined && (term.status === 'found' || (waits(term) && term.status !== 'missing'));
}
