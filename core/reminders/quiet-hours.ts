import { type CivilTime, dateIn, type Instant, instantAt, plusDays, timeIn } from '../calendar/civil.ts';

/** The hours of a day, local time, in which a tenant may be contacted: from `from` up to, not including, `to` (L25). */
export interface ContactHours {
  readonly from: CivilTime;
  readonly to: CivilTime;
}

/** Whether a tenant may be contacted at `at` (L25). */
export function withinContactHours(at: Instant, hours: ContactHours, timeZone: string): boolean {
  const time = timeIn(at, timeZone);
  return time >= hours.from && time < hours.to;
}

/** `at` itself within contact hours, else the next moment at which they begin (L25). */
export function nextContactTime(at: Instant, hours: ContactHours, timeZone: string): Instant {
  const time = timeIn(at, timeZone);
  if (time >= hours.from && time < hours.to) return at;
  const date = dateIn(at, timeZone);
  return instantAt(time < hours.from ? date : plusDays(date, 1), hours.from, timeZone);
}
