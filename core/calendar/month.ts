import type { CivilDate } from './civil.ts';

/** The first day of the month of `date`. */
export function firstOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 7)}-01` as CivilDate;
}

/** The first day of the month after that of `date`. */
export function firstOfNextMonth(date: CivilDate): CivilDate {
  return ofMonth(monthNumber(date) + 1, 1);
}

/** Day `day` of the month of `date`; the month's last day where it has fewer. */
export function dayOfMonth(date: CivilDate, day: number): CivilDate {
  return ofMonth(monthNumber(date), day);
}

/** `date` moved by whole months: the same day of the month, or the month's last where it has fewer. */
export function plusMonths(date: CivilDate, months: number): CivilDate {
  return ofMonth(monthNumber(date) + months, dayNumber(date));
}

/** Months since year 0: 2026-01 is 24312. */
export function monthNumber(date: CivilDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The day of the month, 1…31. */
export function dayNumber(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** Day `day` (or the last) of the month of that number. */
export function ofMonth(month: number, day: number): CivilDate {
  const year = Math.floor(month / 12);
  const inYear = month - year * 12;
  const last = inYear === 1 ? (isLeap(year) ? 29 : 28) : (LENGTHS[inYear] ?? 31);
  return `${four(year)}-${two(inYear + 1)}-${two(Math.min(day, last))}` as CivilDate;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function four(value: number): string {
  return String(value).padStart(4, '0');
}
