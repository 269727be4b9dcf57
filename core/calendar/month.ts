import { type CivilDate, daysBetween } from './civil.ts';

/** The first day of the month of `date`. */
export function firstOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 7)}-01` as CivilDate;
}

/** The first day of the month after that of `date`. */
export function firstOfNextMonth(date: CivilDate): CivilDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return dateOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
}

/** Day `day` (1…28, so that it exists in every month) of the month of `date`. */
export function dayOfMonth(date: CivilDate, day: number): CivilDate {
  return dateOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), day);
}

/** How many days the month of `date` has. */
export function daysInMonth(date: CivilDate): number {
  return daysBetween(firstOfMonth(date), firstOfNextMonth(date));
}

function dateOf(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CivilDate;
}
