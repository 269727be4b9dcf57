import { type Instant, instantAt, parseCivilDate, parseInstant, plusDays } from '../core/calendar/civil.ts';

/** Until when something a person sets is meant to stand: an instant, or a date, which means to the end of that day at the site. Null for neither. */
export function endOf(text: string, timeZone: string): Instant | null {
  const date = parseCivilDate(text);
  return date ? instantAt(plusDays(date, 1), '00:00', timeZone) : parseInstant(text);
}
