import type { ReportScope } from '../../adapters/store/store.ts';
import {
  type CivilDate,
  dateIn,
  type Instant,
  instantAt,
  parseCivilDate,
  parseInstant,
  plusDays,
  plusMs,
} from '../../core/calendar/civil.ts';
import type { EngineContext } from '../context.ts';
import { ReportError } from './report-error.ts';

/** As of when a report is: the last moment that counts, the civil day it falls on, and how the store is asked. */
export interface Moment {
  readonly at: Instant;
  readonly on: CivilDate;
  readonly asOf: ReportScope['asOf'];
}

/**
 * Reads an as-of: a date (its end, in the site's time zone) or an instant with its offset; now when absent.
 * @throws ReportError `report/as-of` when it is neither, or lies in the future: nobody knows yet what will have been known
 */
export function momentOf(context: EngineContext, text: string | undefined): Moment {
  const now = context.clock.now();
  if (text === undefined) return { at: now, on: dateIn(now, context.timeZone), asOf: 'now' };
  const at = instantOfText(text, context.timeZone);
  if (at === null) throw new ReportError('report/as-of', `as of '${text}': give a date (YYYY-MM-DD) or an instant with its offset`);
  const on = dateIn(at, context.timeZone);
  if (on > dateIn(now, context.timeZone)) {
    throw new ReportError('report/as-of', `as of ${text}: that day has not come yet; give a moment up to today`);
  }
  return { at, on, asOf: at < now ? at : 'now' };
}

/** The first moment of a civil date at the site. */
export function startOf(date: CivilDate, timeZone: string): Instant {
  return instantAt(date, '00:00', timeZone);
}

function instantOfText(text: string, timeZone: string): Instant | null {
  const date = parseCivilDate(text);
  return date === null ? parseInstant(text) : plusMs(startOf(plusDays(date, 1), timeZone), -1);
}
