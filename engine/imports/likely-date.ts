import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { Cells } from './cells.ts';

/* No tenancy of today has a date before it; what is earlier is a slip (a year of two digits, an empty date of a spreadsheet). */
const FIRST = '1900-01-01';
const MOST_YEARS_AHEAD = 100;

/** Whether a date or an instant lies before every one that a row can mean. */
export function isTooEarly(date: CivilDate | Instant): boolean {
  return date.slice(0, FIRST.length) < FIRST;
}

/** Why it is refused. */
export function tooEarly(text: string): string {
  return `${text} lies before ${FIRST}: look at its year`;
}

/** Reads a date that lies neither before 1900 nor more than a hundred years ahead; another one ends the row with the reason. */
export function likelyDate(cells: Cells, name: string, now: Instant): CivilDate {
  const date = cells.date(name);
  if (isTooEarly(date)) cells.refuse(name, tooEarly(date));
  const lastYear = Number(now.slice(0, 4)) + MOST_YEARS_AHEAD;
  if (Number(date.slice(0, 4)) > lastYear) cells.refuse(name, `${date} lies more than ${MOST_YEARS_AHEAD} years ahead: look at its year`);
  return date;
}
