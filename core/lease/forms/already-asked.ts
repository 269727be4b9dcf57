import type { NormalText } from './normalise.ts';
import type { Span } from './span.ts';
import type { Term, TermName } from './terms.ts';
import { waits } from './terms.ts';

/** Words that a term which waits is asked about with: a part of the normalised text. */
export interface Asked extends Span {
  /** How many amounts and shares that stand there unread are what is asked for. */
  readonly amounts: number;
}

const OF_ONE_AMOUNT: ReadonlySet<TermName> = new Set<TermName>(['rent', 'rentTotal', 'serviceCharge', 'marketingFund', 'tax', 'deposit']);
/* Steps, tiers and thresholds: one question may be about several amounts. */
const OF_SEVERAL: ReadonlySet<TermName> = new Set<TermName>(['steps', 'escalation', 'turnover', 'electricity', 'water', 'lateFee']);

/** Where the words stand that waiting terms are asked about with. Whether a tenant is a clinic says nothing of the money in the same sentence. */
export function alreadyAsked({ at }: NormalText, terms: readonly Term[]): Asked[] {
  return terms
    .filter((term) => waits(term) && term.name !== 'protectedStatus')
    .flatMap(({ name, quotes }) =>
      quotes.map(({ start, end }) => ({ start: firstFrom(at, start), end: firstFrom(at, end), amounts: amountsOf(name) })),
    );
}

/**
 * Whether a question about a term asks already for all that is unread of a sentence. A parking fee beside the rent asked for is none of it.
 * @param amounts where amounts and shares stand that no term read
 * @param others counts, days, and words that change what is charged
 */
export function isAlreadyAsked(asked: readonly Asked[], amounts: readonly Span[], others: readonly Span[]): boolean {
  const covers = (one: Asked, { start }: Span): boolean => one.start <= start && start < one.end;
  return (
    amounts.every((each) => asked.some((one) => one.amounts >= amounts.length && covers(one, each))) &&
    others.every((each) => asked.some((one) => covers(one, each)))
  );
}

function amountsOf(name: TermName): number {
  if (OF_SEVERAL.has(name)) return Number.POSITIVE_INFINITY;
  return OF_ONE_AMOUNT.has(name) ? 1 : 0;
}

/* The first character of the text that stands at an index of the document or behind it. */
function firstFrom(at: readonly number[], index: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
