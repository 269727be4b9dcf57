import { type CivilDate, plusDays } from '../../core/calendar/civil.ts';

/** Leases know the days 1 to 28, which every month has. */
export const LAST_DUE_DAY = 28;

/** The day of the month of a date. */
export function dayOf(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** The first date on or after `from` whose day of the month is `day` (1…28). */
export function firstDue(from: CivilDate, day: number): CivilDate {
  let date = from;
  while (dayOf(date) !== day) date = plusDays(date, 1);
  return date;
}
