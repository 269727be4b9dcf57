import { Temporal } from 'temporal-polyfill';

/** An instant in UTC as text of fixed shape, `2026-10-01T02:00:00.000Z`: plain JSON, and its order is the order of time. */
export type Instant = `${number}-${string}T${string}Z`;

/** What people mean by a date, in the site's time zone: `2026-10-01`. */
export type CivilDate = `${number}-${string}`;

/** A time of day in the site's time zone: `09:30`. */
export type CivilTime = `${number}:${string}`;

/** Reads an ISO date. Returns null for anything else, and for days that do not exist (`2026-02-30`). */
export function parseCivilDate(text: string): CivilDate | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return null;
  const [, year, month, day] = found.map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return day >= 1 && day <= daysIn(year, month) ? (text as CivilDate) : null;
}

/* Of the Gregorian calendar, in every year as ISO 8601 has it; none for a month that there is not. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads an ISO instant with an offset or `Z`, and gives it the fixed shape. Null for anything else, and for years of more than four digits. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-/.test(text)) return null;
  const plain = PLAIN_INSTANT.exec(text);
  if (plain !== null && parseCivilDate(plain[1] ?? '') !== null) return instantOf(Date.parse(text));
  try {
    return instantOf(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}

/* As nearly all are written. Files of a million rows have one in each: reading it so takes a tenth of what the polyfill takes, which reads all others. */
const PLAIN_INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The instant `epochMs` milliseconds after 1970 in UTC. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Milliseconds after 1970 in UTC. */
export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

/** `instant` moved by `ms` milliseconds. */
export function plusMs(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

/** Milliseconds from `a` to `b`. */
export function msBetween(a: Instant, b: Instant): number {
  return epochMs(b) - epochMs(a);
}

/** `date` moved by whole days. */
export function plusDays(date: CivilDate, days: number): CivilDate {
  /* Charges of years ask for this a million times: within the 28 days that every month has, the day alone changes. */
  const day = Number(date.slice(8, 10)) + days;
  if (day >= 1 && day <= 28) return `${date.slice(0, 8)}${day < 10 ? '0' : ''}${day}` as CivilDate;
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as CivilDate;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}

/** The later of two dates, or of two instants (their order as text is the order of time). */
export function latest<T extends CivilDate | Instant>(a: T, b: T): T {
  if (a < b) return b;
  return a;
}

/** The earlier of two dates, or of two instants. */
export function earliest<T extends CivilDate | Instant>(a: T, b: T): T {
  return a < b ? a : b;
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: CivilDate): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The civil date of `instant` in `timeZone` (IANA name). */
export function dateIn(instant: Instant, timeZone: string): CivilDate {
  return local(instant, timeZone).slice(0, 10) as CivilDate;
}

/** The time of day of `instant` in `timeZone`, to the minute. */
export function timeIn(instant: Instant, timeZone: string): CivilTime {
  return local(instant, timeZone).slice(11, 16) as CivilTime;
}

/**
 * The instant of a local date and time. A time that a clock change skips moves forward by the gap;
 * one that occurs twice is the earlier (Temporal's `compatible`).
 */
export function instantAt(date: CivilDate, time: CivilTime, timeZone: string): Instant {
  const key = `${date} ${time} ${timeZone}`;
  let found = instants.get(key);
  if (found === undefined) {
    const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone);
    found = instantOf(zoned.epochMilliseconds);
    if (instants.size > MEMO_LIMIT) instants.clear();
    instants.set(key, found);
  }
  return found;
}

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/* From local time to instant costs about 5 µs in the polyfill: runs over many rows ask for the same few over and over. */
const MEMO_LIMIT = 20_000;
const instants = new Map<string, Instant>();
const formats = new Map<string, Intl.DateTimeFormat>();

function local(instant: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(epochMs(instant));
}
