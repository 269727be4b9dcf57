import { adjusted, type BusinessDays } from '../calendar/business-days.ts';
import { type CivilDate, daysBetween, latest, plusDays } from '../calendar/civil.ts';
import { dayOfMonth, firstOfNextMonth, plusMonths } from '../calendar/month.ts';
import type { ChargeLine } from './lease.ts';
import type { LineTime } from './line-times.ts';
import type { Span } from './span.ts';

/** What one charge is for, and when: `to` is the first day after. */
export interface Period extends Span {
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
}

/**
 * A period with its dates. In advance it is due on the first due day that is not before it begins, in arrears on the first that is not before
 * its end, moved to a business day; it is issued so many days before, though never before the lease, and what is measured never before its end.
 */
export function dated({ lease, line }: LineTime, span: Span, days: BusinessDays): Period {
  const due = adjusted(dueDayFrom(line.timing === 'advance' ? span.from : span.to, line.dueDay), line.convention, days);
  const first = line.basis.kind === 'fixed' ? lease.from : latest(lease.from, span.to);
  const issueDate = latest(plusDays(due, -line.issueDaysBefore), first);
  return { ...span, issueDate, dueDate: latest(due, issueDate) };
}

/** A one-off is due on its day, moved to a business day. */
export function datedOneOff({ line }: LineTime, span: Span, days: BusinessDays): Period {
  const dueDate = adjusted(span.from, line.convention, days);
  return { ...span, issueDate: plusDays(dueDate, -line.issueDaysBefore), dueDate };
}

/**
 * Who gets a bill late, because a reading, a report or the lease itself was late, gets as many days to pay as with one in time: nobody is late before
 * there is a bill.
 */
export function lateUntil({ line }: LineTime, period: Period, today: CivilDate, days: BusinessDays): Period {
  if (today <= period.issueDate) return period;
  const isMeasured = line.basis.kind === 'metered' || line.basis.kind === 'turnover';
  /* The first bill of a lease may come out shortly before it is due; one that comes late gives the days of the line. */
  const daysToPay = isMeasured ? daysBetween(period.issueDate, period.dueDate) : line.issueDaysBefore;
  return { ...period, issueDate: today, dueDate: latest(payableBy(line, today, daysToPay, days), period.dueDate) };
}

/**
 * By when a bill that goes by its issue date, and not by a due day of the lease, is to be paid: so many days after it, moved to the next business
 * day where the line has a convention. Never back, whatever the convention: these are the days that a tenant has to pay.
 */
export function payableBy(
  { convention }: Pick<ChargeLine, 'convention'>,
  issued: CivilDate,
  daysToPay: number,
  days: BusinessDays,
): CivilDate {
  return adjusted(plusDays(issued, daysToPay), convention === 'none' ? 'none' : 'following', days);
}

/** Days on which a line that bills to its issue date is issued: the last one up to `day` (in it), and the first one after it. */
export function issueDatesAround({ line }: LineTime, day: CivilDate, calendar: BusinessDays): { last: CivilDate; next: CivilDate } {
  const about = plusDays(day, line.issueDaysBefore);
  let last: CivilDate | null = null;
  let next: CivilDate | null = null;
  /* A convention moves a due day by weeks at most: two months to both sides hold both answers. */
  for (let month = -2; month <= 2; month++) {
    const due = adjusted(dayOfMonth(plusMonths(about, month), line.dueDay), line.convention, calendar);
    const issued = plusDays(due, -line.issueDaysBefore);
    if (issued <= day) last = last === null ? issued : latest(last, issued);
    else if (next === null || issued < next) next = issued;
  }
  if (last === null || next === null)
    throw new RangeError(`line ${line.lineId}: no issue date around ${day}; its calendar has too few business days`);
  return { last, next };
}

function dueDayFrom(day: CivilDate, dueDay: number): CivilDate {
  const inMonth = dayOfMonth(day, dueDay);
  return inMonth >= day ? inMonth : dayOfMonth(firstOfNextMonth(day), dueDay);
}
