import type { Prepared } from './find-term.ts';
import { quoteOf } from './find-term.ts';
import type { Form } from './form.ts';
import { findAll, type Match } from './match.ts';
import { compilePattern } from './pattern.ts';
import { holdsAny } from './phrases.ts';
import { SLOT_KINDS } from './slots.ts';
import type { Span } from './span.ts';
import type { Quote, Term, TermValues } from './terms.ts';

type Cutting = NonNullable<Form['cutting']>;

/** Sentences after the one that permits a cut which may still limit it (`It may never suspend the supply of water.`). */
const FOLLOWING = 2;

/**
 * A leave to cut off supply has a clause and days of notice; whatever else limits it (never water, not in winter, working days, a debt of a certain
 * age) no lease can hold. So a sentence in or beside the clause, or another one about cutting off, that limits it makes the term a question; and so
 * does a leave in words that no pattern reads. Yields between pieces of work.
 * @param term `disconnection` as its patterns found it
 * @param sentences of the contract, in order
 * @returns the term, or the question that it is
 */
export function* restricted(prepared: Prepared, term: Term, sentences: readonly Span[]): Generator<void, Term> {
  const cutting = prepared.form.cutting;
  if (cutting === undefined) return term;
  const shown = (spans: readonly Span[]): Quote[] => spans.map((span) => quoteOf(prepared, ...trimmed(prepared, span)));
  if (term.status === 'absent') {
    const permits = yield* permitting(prepared, cutting, sentences);
    if (permits.length === 0) return term;
    const reason = 'the contract permits to cut off supply, in words that this form cannot read';
    return { ...term, status: 'ambiguous', quotes: shown(permits), reason, why: { key: 'named-not-read', params: {} } };
  }
  if (term.status !== 'found') return term;
  const { noticeDays } = term.value as TermValues['disconnection'];
  const limits = yield* limiting(prepared, cutting, sentences, term.quotes, noticeDays);
  if (limits.length === 0) return term;
  const reason =
    'the contract limits it in a way that a lease cannot hold (another count of days, a season, a supply, a leave to be asked for): say the days of notice that keep within it, or null';
  const told = shown(limits);
  const own = term.quotes.filter(({ start, end }) => !told.some((quote) => quote.start <= start && end <= quote.end));
  return { ...term, status: 'ambiguous', value: null, quotes: [...own, ...told], reason, why: { key: 'restricted', params: {} } };
}

function* permitting(prepared: Prepared, cutting: Cutting, sentences: readonly Span[]): Generator<void, Span[]> {
  const near = prepared.form.terms.disconnection?.near ?? [];
  const permits = yield* placesOf(prepared, cutting.permits);
  return sentences.filter((sentence) => {
    if (!holds(prepared, sentence, near) || holds(prepared, sentence, cutting.excuses) || holds(prepared, sentence, cutting.denies))
      return false;
    return permits.some((match) => isIn(match, sentence) && !holds(prepared, match, cutting.refuses));
  });
}

function* limiting(
  prepared: Prepared,
  cutting: Cutting,
  sentences: readonly Span[],
  quotes: readonly Quote[],
  noticeDays: number,
): Generator<void, Span[]> {
  const cuts = yield* placesOf(prepared, cutting.cuts);
  const overdue = yield* placesOf(prepared, cutting.overdue);
  const ages = overdue.filter(({ slots }) => {
    const days = slots.get('days')?.value;
    /* A debt that is as old as the notice is long has reached that age before the cut. */
    return typeof days !== 'number' || days > Math.max(noticeDays, cutting.overdueFree);
  });
  const own = new Set(sentences.flatMap((sentence, index) => (isQuoted(prepared, sentence, quotes) ? [index] : [])));
  const beside = new Set([...own].flatMap((index) => Array.from({ length: FOLLOWING }, (_, more) => index + 1 + more)));
  const clauses = new Set(quotes.map(({ clause }) => clause));
  return sentences.filter((sentence, index) => {
    const isOwn = own.has(index);
    const isNear = isOwn || (beside.has(index) && clauses.has(quoteOf(prepared, sentence.start, sentence.end).clause));
    const speaks = cuts.some((match) => isIn(match, sentence)) && !holds(prepared, sentence, cutting.excuses);
    if (!isNear && !speaks) return false;
    return (
      holds(prepared, sentence, cutting.limits) ||
      (isNear && holds(prepared, sentence, cutting.limitsBeside)) ||
      ages.some((match) => isIn(match, sentence))
    );
  });
}

function* placesOf({ on }: Prepared, patterns: readonly string[]): Generator<void, Match[]> {
  const found: Match[] = [];
  for (const source of patterns) found.push(...(yield* findAll(compilePattern(source, SLOT_KINDS), on)));
  return found;
}

/* A sentence without the blanks around it, and no longer than is shown. */
function trimmed({ on }: Prepared, { start, end }: Span): [start: number, end: number] {
  const text = on.text.slice(start, end);
  return [start + text.length - text.trimStart().length, start + Math.min(text.trimEnd().length, 300)];
}

function isIn(match: Span, { start, end }: Span): boolean {
  return start <= match.start && match.start < end;
}

function isQuoted({ text }: Prepared, { start, end }: Span, quotes: readonly Quote[]): boolean {
  const from = text.at[start] ?? 0;
  const to = text.at[end - 1] ?? from;
  return quotes.some((quote) => quote.start <= to && from < quote.end);
}

function holds({ on }: Prepared, { start, end }: Span, words: readonly string[]): boolean {
  return holdsAny(on.text.slice(start, end), words);
}
