import { type CivilDate, daysBetween, latest, plusDays } from '../calendar/civil.ts';
import { dayOfMonth, daysInMonth, firstOfMonth, firstOfNextMonth } from '../calendar/month.ts';
import { shareHalfUp } from '../money/rounding.ts';
import type { ChargeLine, Lease } from './lease.ts';

/** What one charge is for, and when: `to` is the first day after. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
}

/**
 * The calendar month (or the part of it inside the term) that a *fixed* line charges from `from` on; null when the term has ended.
 * It is due on the first due day that is not before its period, and issued so many days before, though never before the lease.
 */
export function fixedPeriod(lease: Lease, line: ChargeLine, from: CivilDate): Period | null {
  if (lease.to !== null && from >= lease.to) return null;
  const monthEnd = firstOfNextMonth(from);
  const to = lease.to !== null && lease.to < monthEnd ? lease.to : monthEnd;
  const inMonth = dayOfMonth(from, line.dueDay);
  const dueDate = inMonth >= from ? inMonth : dayOfMonth(monthEnd, line.dueDay);
  const issueDate = plusDays(dueDate, -line.issueDaysBefore);
  return { from, to, dueDate, issueDate: latest(issueDate, lease.from) };
}

/** A fixed amount for a period within one month: all of it for a whole month, else by days, rounded half up. */
export function proratedMinor(amountMinor: number, from: CivilDate, to: CivilDate): number {
  if (from === firstOfMonth(from) && to === firstOfNextMonth(from)) return amountMinor;
  return shareHalfUp(amountMinor, daysBetween(from, to), daysInMonth(from));
}

/**
 * What a *metered* line charges from `from` on: up to the latest issue date that has come (or the end of the term), null when none has.
 * A bill that comes late, because a reading was late, gives the tenant as many days to pay as one in time.
 */
export function meteredPeriod(lease: Lease, line: ChargeLine, from: CivilDate, today: CivilDate): Period | null {
  const to = lease.to !== null && lease.to <= today ? lease.to : latestIssueDate(line, today);
  if (to <= from) return null;
  return { from, to, issueDate: today, dueDate: plusDays(today, line.issueDaysBefore) };
}

function latestIssueDate(line: ChargeLine, today: CivilDate): CivilDate {
  const latestDue = plusDays(today, line.issueDaysBefore);
  const inMonth = dayOfMonth(latestDue, line.dueDay);
  const dueDate = inMonth <= latestDue ? inMonth : dayOfMonth(plusDays(firstOfMonth(latestDue), -1), line.dueDay);
  return plusDays(dueDate, -line.issueDaysBefore);
}
