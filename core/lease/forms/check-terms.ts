import { plusDays } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import { shareHalfUp } from '../../money/rounding.ts';
import type { Rate, Term, TermName, TermValues } from './terms.ts';

/** The values of the terms that have one. */
export type Known = { readonly [K in TermName]?: TermValues[K] };

interface Objection {
  readonly name: TermName;
  readonly reason: string;
}

/**
 * What a contract says twice in different ways must come out the same. Where it does not, the term waits for a person (unless one has
 * answered it: `settled`), for nobody can tell from the paper which of the two was meant.
 */
export function checkTerms(terms: readonly Term[], known: Known, settled: ReadonlySet<TermName> = new Set()): Term[] {
  const objections = [...objectionsTo(known)].filter(({ name }) => !settled.has(name));
  return terms.map((term) => {
    const reasons = objections.filter(({ name }) => name === term.name).map(({ reason }) => reason);
    if (reasons.length === 0 || term.status !== 'found') return term;
    return { ...term, status: 'contradictory', value: null, reason: reasons.join('; '), why: { key: 'figures-disagree', params: {} } };
  });
}

function* objectionsTo(known: Known): Generator<Objection> {
  yield* termObjections(known);
  yield* rentObjections(known);
  yield* depositObjections(known);
  yield* stepObjections(known);
}

function* termObjections({ from, lastDay, termMonths, rentFree }: Known): Generator<Objection> {
  if (from !== undefined && lastDay !== undefined) {
    if (lastDay < from) yield { name: 'lastDay', reason: `the term ends on ${lastDay}, before it begins on ${from}` };
    const end = termMonths === undefined ? null : plusDays(plusMonths(from, termMonths), -1);
    if (end !== null && end !== lastDay)
      yield { name: 'lastDay', reason: `${termMonths} months from ${from} end on ${end}, but the contract says ${lastDay}` };
  }
  for (const free of rentFree ?? []) {
    if (!('from' in free)) continue;
    if (free.lastDay < free.from) yield { name: 'rentFree', reason: `it ends on ${free.lastDay}, before it begins on ${free.from}` };
    if (from !== undefined && free.from < from) yield { name: 'rentFree', reason: `it begins on ${free.from}, before the term (${from})` };
  }
}

function* rentObjections({ rent, rentTotal, areaDm2, steps }: Known): Generator<Objection> {
  const stated = rentTotal && { amountMinor: rentTotal.amountMinor, currency: rentTotal.currency };
  if (rent && stated && rentTotal) {
    const computed = perMonth(rent, areaDm2);
    const total = rentTotal.per === 'month' ? stated.amountMinor : shareHalfUp(stated.amountMinor, 1, 12);
    if (computed !== null && Math.abs(computed - total) > 1)
      yield { name: 'rent', reason: `by its rate the rent is ${computed} a month, but the contract states ${total} (in minor units)` };
    if (rent.currency !== stated.currency) yield { name: 'rent', reason: `it is in ${rent.currency} and in ${stated.currency}` };
  }
  const [first] = steps ?? [];
  if (rent && first && sameUnit(rent, first) && rent.amountMinor !== first.amountMinor && !('year' in first && first.year > 1))
    yield { name: 'rent', reason: `it is ${rent.amountMinor}, but the first step is ${first.amountMinor} (in minor units)` };
}

function* depositObjections({ deposit, depositMonths, rent, areaDm2 }: Known): Generator<Objection> {
  if (deposit && rent && deposit.currency !== rent.currency)
    yield { name: 'deposit', reason: `it is in ${deposit.currency}, the rent in ${rent.currency}` };
  const month = rent && perMonth(rent, areaDm2);
  if (!deposit || !depositMonths || month === null || month === undefined) return;
  if (Math.abs(month * depositMonths - deposit.amountMinor) > depositMonths)
    yield {
      name: 'deposit',
      reason: `${depositMonths} months' rent are ${month * depositMonths}, but the contract says ${deposit.amountMinor} (in minor units)`,
    };
}

function* stepObjections({ steps, from, lastDay }: Known): Generator<Objection> {
  if (!steps) return;
  const dates = steps.flatMap((step) => ('from' in step ? [step.from] : []));
  if (new Set(dates).size < dates.length) yield { name: 'steps', reason: 'two amounts begin on one day' };
  const years = steps.flatMap((step) => ('year' in step ? [step.year] : []));
  if (new Set(years).size < years.length) yield { name: 'steps', reason: 'two amounts are of one year' };
  const [first] = [...dates].sort();
  if (first !== undefined && from !== undefined && first !== from)
    yield { name: 'steps', reason: `the first amount begins on ${first}, the term on ${from}` };
  const beyond = dates.find((date) => lastDay !== undefined && date > lastDay);
  if (beyond !== undefined) yield { name: 'steps', reason: `an amount begins on ${beyond}, after the term` };
}

/* A daily rate has no one month: it is not compared. */
function perMonth(rate: Rate, areaDm2: number | undefined): number | null {
  if (rate.per === 'day' || (rate.of === 'm2' && areaDm2 === undefined)) return null;
  const months = rate.per === 'year' ? 12 : 1;
  return rate.of === 'm2' ? shareHalfUp(rate.amountMinor, areaDm2 ?? 0, 100 * months) : shareHalfUp(rate.amountMinor, 1, months);
}

function sameUnit(a: Rate, b: Rate): boolean {
  return a.per === b.per && a.of === b.of && a.currency === b.currency;
}
