import type { BusinessDays } from '../calendar/business-days.ts';
import { type CivilDate, latest } from '../calendar/civil.ts';
import type { Period } from './due-date.ts';
import { wholePeriod } from './frequency.ts';
import type { Lease } from './lease.ts';
import { type LineRun, lineIds, runsOfLine, termsOf } from './line-times.ts';
import { nextIssuePeriod, nextPeriod, timeAt } from './periods.ts';
import type { Span } from './span.ts';

/** The periods of all lines that begin within `span`, as when nothing is late: in order of line and day. */
export function* plannedPeriods(
  lease: Lease,
  earlier: readonly Lease[],
  span: Span,
  calendar: BusinessDays,
): Generator<{ run: LineRun; period: Period }> {
  for (const lineId of lineIds(lease, earlier)) {
    for (const run of runsOfLine(lease, earlier, lineId)) {
      let day = firstDay(run, span.from);
      while (day < span.to) {
        const { basis } = (timeAt(run, day) ?? termsOf(run)).line;
        const next = basis.kind === 'metered' && basis.billTo === 'issue-date' ? nextIssuePeriod : nextPeriod;
        const period: Period | null = next(run, { from: day, to: null }, calendar);
        if (period === null || period.from >= span.to) break;
        if (period.from >= span.from) yield { run, period };
        day = period.to;
      }
    }
  }
}

/*
 * Whole periods before the span are passed over, where each has its place in the calendar. One begins where the one before it ended when a line bills to its
 * issue date, and when its terms changed: a year that was charged by the old ones is not charged again by months.
 */
function firstDay(run: LineRun, from: CivilDate): CivilDate {
  if (run.from >= from || run.times.length > 1) return run.from;
  const time = timeAt(run, from);
  if (time === null || (time.line.basis.kind === 'metered' && time.line.basis.billTo === 'issue-date')) return run.from;
  if (time.line.basis.kind === 'one-off') return run.from;
  return latest(run.from, wholePeriod(time.lease, time.line, from).from);
}
