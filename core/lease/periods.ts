import { type BusinessDays, MONDAY_TO_FRIDAY } from '../calendar/business-days.ts';
import { type CivilDate, latest, plusDays } from '../calendar/civil.ts';
import { dated, datedOneOff, issueDatesAround, type Period, payableBy } from './due-date.ts';
import { wholePeriod } from './frequency.ts';
import type { LineRun, LineTime } from './line-times.ts';
import { earlierEnd, type OpenSpan } from './span.ts';

/**
 * The next period of a run of line terms within days that no charge covers yet; null when there is none. A line that charges a part of a
 * period as a whole charges no rest of a period that was charged from an earlier day on.
 */
export function nextPeriod(run: LineRun, free: OpenSpan, days: BusinessDays = MONDAY_TO_FRIDAY): Period | null {
  const time = timeAt(run, free.from);
  const end = earlierEnd(run.to, free.to);
  if (time === null || (end !== null && free.from >= end)) return null;
  if (time.line.basis.kind === 'one-off') return datedOneOff(time, { from: time.from, to: plusDays(time.from, 1) }, days);
  const whole = wholePeriod(time.lease, time.line, free.from);
  const restOfWhole = time.line.basis.kind === 'fixed' && time.line.proration === 'whole' && free.from > latest(whole.from, run.from);
  if (restOfWhole) return nextPeriod(run, { from: whole.to, to: free.to }, days);
  return dated(time, { from: free.from, to: earlierEnd(whole.to, end) ?? whole.to }, days);
}

/** What a line that bills to its issue date charges up to the next one after `free.from`, as when every reading is there in time. */
export function nextIssuePeriod(run: LineRun, free: OpenSpan, days: BusinessDays = MONDAY_TO_FRIDAY): Period | null {
  const time = timeAt(run, free.from);
  const end = earlierEnd(run.to, free.to);
  if (time === null || (end !== null && free.from >= end)) return null;
  const { next } = issueDatesAround(time, free.from, days);
  const to = earlierEnd(next, end) ?? next;
  return billed(time, free.from, to, to, days);
}

/** What it charges by today: up to the last issue date that has come, or to the end of the line; null when none has. */
export function issuePeriodBy(run: LineRun, free: OpenSpan, today: CivilDate, days: BusinessDays = MONDAY_TO_FRIDAY): Period | null {
  const time = timeAt(run, free.from);
  if (time === null) return null;
  const end = earlierEnd(run.to, free.to);
  const to = end !== null && end <= today ? end : issueDatesAround(time, today, days).last;
  return to <= free.from ? null : billed(time, free.from, to, today, days);
}

/** The terms of a run on a day; the last ones are for ever where the run is open. */
export function timeAt(run: LineRun, day: CivilDate): LineTime | null {
  return run.times.find((time) => time.from <= day && (time.to === null || day < time.to)) ?? null;
}

function billed({ line }: LineTime, from: CivilDate, to: CivilDate, issueDate: CivilDate, days: BusinessDays): Period {
  return { from, to, issueDate, dueDate: payableBy(line, issueDate, line.issueDaysBefore, days) };
}
