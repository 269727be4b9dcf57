import { type CivilDate, plusDays, weekdayOf } from './civil.ts';

/** Which days business is done on, as data. */
export interface BusinessDays {
  /** ISO weekdays on which it is (1 Monday … 7 Sunday). */
  readonly weekdays: readonly number[];
  /** Days on which it is not, whatever their weekday. */
  readonly holidays: readonly CivilDate[];
  /** Days on which it is, whatever their weekday (in China some weekends make up for a holiday). */
  readonly workdays: readonly CivilDate[];
}

/** Where a day that is no business day goes (names of ISDA). */
export type DayConvention = 'none' | 'following' | 'modified-following' | 'preceding';

/** Monday to Friday, no holidays known. */
export const MONDAY_TO_FRIDAY: BusinessDays = { weekdays: [1, 2, 3, 4, 5], holidays: [], workdays: [] };

/* No feast lasts longer: a calendar in which this long no business is done is a mistake. */
const LONGEST_REST_DAYS = 62;

/**
 * `date`, or the business day that the convention names instead. *Modified following* stays in the month of `date`.
 * @throws RangeError when the calendar knows no business day within two months
 */
export function adjusted(date: CivilDate, convention: DayConvention, days: BusinessDays): CivilDate {
  if (convention === 'none' || isBusinessDay(date, days)) return date;
  if (convention === 'preceding') return next(date, -1, days);
  const following = next(date, 1, days);
  return convention === 'following' || following.slice(0, 7) === date.slice(0, 7) ? following : next(date, -1, days);
}

/** Whether business is done on a day. */
export function isBusinessDay(date: CivilDate, { weekdays, holidays, workdays }: BusinessDays): boolean {
  if (workdays.includes(date)) return true;
  return weekdays.includes(weekdayOf(date)) && !holidays.includes(date);
}

function next(date: CivilDate, step: 1 | -1, days: BusinessDays): CivilDate {
  for (let count = 1; count <= LONGEST_REST_DAYS; count++) {
    const day = plusDays(date, step * count);
    if (isBusinessDay(day, days)) return day;
  }
  throw new RangeError(
    `calendar of business days: none within ${LONGEST_REST_DAYS} days of ${date}; give it weekdays or take holidays out of it`,
  );
}
