import {
  type CivilDate,
  type CivilTime,
  dateIn,
  epochMs,
  type Instant,
  instantAt,
  instantOf,
  plusDays,
  timeIn,
  weekdayOf,
} from '../calendar/civil.ts';
import type { Pack } from './packs/pack.ts';

/** How far ahead an open day is looked for; a pack that opens none within it never does. */
const LOOK_AHEAD_DAYS = 60;

/** From `from` (included) to `to` (not included), within one day. */
export function isWithin(time: CivilTime, hours: { readonly from: CivilTime; readonly to: CivilTime }): boolean {
  return time >= hours.from && time < hours.to;
}

/** Does a day permit locks at all, by weekday and holidays (L10, L26)? */
export function isLockDay(date: CivilDate, pack: Pack): boolean {
  const { calendar, lockWindow } = pack;
  if (!lockWindow.weekdays.includes(weekdayOf(date)) || calendar.holidays.includes(date)) return false;
  return !(calendar.denyEves && calendar.holidays.includes(plusDays(date, 1)));
}

/** Is somebody on duty on that day who can take payment and bring supply back (L9)? */
export function isStaffed(date: CivilDate, pack: Pack): boolean {
  return pack.duty.weekdays.includes(weekdayOf(date)) && !pack.calendar.holidays.includes(date);
}

/** The first moment at or after `at` within the lock window of a permitted day, or null when none comes within two months. */
export function nextLockWindow(at: Instant, pack: Pack, timeZone: string): Instant | null {
  const today = dateIn(at, timeZone);
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days++) {
    const date = plusDays(today, days);
    if (!isLockDay(date, pack)) continue;
    const opens = instantAt(date, pack.lockWindow.from, timeZone);
    if (opens >= at) return opens;
    if (isWithin(timeIn(at, timeZone), pack.lockWindow) && days === 0) return at;
  }
  return null;
}

/** The first moment at or after `at` at which a tenant may be contacted (L25). */
export function nextContactHour(at: Instant, pack: Pack, timeZone: string): Instant {
  const today = dateIn(at, timeZone);
  const time = timeIn(at, timeZone);
  if (isWithin(time, pack.contactHours)) return at;
  return instantAt(time < pack.contactHours.from ? today : plusDays(today, 1), pack.contactHours.from, timeZone);
}

/** The later of two instants. */
export function later(a: Instant, b: Instant): Instant {
  return instantOf(Math.max(epochMs(a), epochMs(b)));
}

/** The earlier of two, where null is never. */
export function earliest(...instants: readonly (Instant | null)[]): Instant | null {
  let found: Instant | null = null;
  for (const instant of instants) if (instant !== null && (found === null || instant < found)) found = instant;
  return found;
}
