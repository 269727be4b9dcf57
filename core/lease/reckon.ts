import { plusDays } from '../calendar/civil.ts';
import { formatMinor } from '../money/decimal.ts';
import { fraction, NOTHING, plus } from '../money/fraction.ts';
import { fixedAmount } from './fixed/fixed-amount.ts';
import type { Lease } from './lease.ts';
import { type LineRun, partsOfSpan, termsOf, timesOfLine } from './line-times.ts';
import type { MeterSpan } from './metered/meter-span.ts';
import { meteredAmount } from './metered/metered-amount.ts';
import type { Reckoning } from './reckoned.ts';
import { overlap, type Span } from './span.ts';
import type { TurnoverReport } from './turnover.ts';
import { turnoverAmount } from './turnover-amount.ts';
import { waits } from './waits.ts';

/** What must be known beside a lease to reckon its charges. */
export interface ReckoningFacts {
  /** Versions of the lease before this one, oldest first: terms before an amendment are taken from them. */
  readonly earlier: readonly Lease[];
  /** Meters of metered lines over their periods, by `usageKey`. */
  readonly meters: ReadonlyMap<string, readonly MeterSpan[]>;
  /** What the tenant reported of its turnover. */
  readonly turnover: readonly TurnoverReport[];
}

/** Under what a period's meters are found. */
export function usageKey(lineId: string, span: Span): string {
  return `${lineId}/${span.from}/${span.to}`;
}

/**
 * What a line charges for a span by its terms, exact and before tax: the sum over its runs of terms (a line may change its kind within a month). A line
 * that has no terms for it charges nothing.
 */
export function reckon(lease: Lease, lineId: string, span: Span, facts: ReckoningFacts): Reckoning {
  const [first, ...others] = partsOfSpan(lease, lineId, span, facts.earlier);
  if (first === undefined) return { ok: true, exact: NOTHING, working: 'not owed for this time' };
  const { currency } = termsOf(first.run).line;
  let sum = reckonRun(lease, first.run, first.span, facts);
  for (const { run, span: part } of others) {
    if (!sum.ok || termsOf(run).line.currency !== currency) continue;
    const more = reckonRun(lease, run, part, facts);
    sum = more.ok ? { ok: true, exact: plus(sum.exact, more.exact), working: `${sum.working} + ${more.working}` } : more;
  }
  return sum;
}

/** What one run of a line's terms charges for a span within it. */
export function reckonRun(lease: Lease, run: LineRun, span: Span, facts: ReckoningFacts): Reckoning {
  const lineTimes = run.times.filter((time) => overlap(time, span) !== null);
  const first = lineTimes[0] ?? termsOf(run);
  const { basis, currency, lineId } = first.line;
  switch (basis.kind) {
    case 'fixed':
      return { ok: true, ...fixedAmount(lineTimes, span) };
    case 'one-off':
      return { ok: true, exact: fraction(basis.amountMinor), working: `${formatMinor({ minor: basis.amountMinor, currency })} once` };
    case 'turnover': {
      const less = basis.lessLineId === null ? [] : timesOfLine(lease, facts.earlier, basis.lessLineId);
      return turnoverAmount(lineTimes, basis, span, facts.turnover, less);
    }
    case 'metered': {
      const meters = facts.meters.get(usageKey(lineId, span));
      if (meters === undefined) return waits('no-reading', `its meters were not read for ${span.from} to ${plusDays(span.to, -1)}`);
      return meteredAmount(first, basis, span, meters);
    }
  }
}
