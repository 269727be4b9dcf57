import { type CivilDate, type CivilTime, epochMs, HOUR_MS, instantAt, plusDays } from '../../core/calendar/civil.ts';
import { stream } from '../random/stream.ts';

/** A DTU that is away from `from` up to `to` (milliseconds after 1970). */
export interface Outage {
  readonly dtuId: string;
  readonly from: number;
  readonly to: number;
}

const EVERY_DAYS = 20;
const HOURS = 3;

/** The outages of a run: every twenty days one DTU for three hours, on whole hours. `nth` counts from 0. */
export function outage(options: { seed: number; start: CivilDate; timeZone: string; dtuIds: readonly string[]; nth: number }): Outage {
  const { seed, start, timeZone, dtuIds, nth } = options;
  const draw = stream(seed, 'outage', String(nth));
  const date = plusDays(start, nth * EVERY_DAYS + draw.int(3, 12));
  const from = epochMs(instantAt(date, `${String(draw.int(1, 20)).padStart(2, '0')}:00` as CivilTime, timeZone));
  return { dtuId: draw.pick(dtuIds), from, to: from + HOURS * HOUR_MS };
}

/** Whether a DTU is away at `ms`. */
export function isAway(outages: (nth: number) => Outage, startMs: number, dtuId: string, ms: number): boolean {
  const nth = Math.floor((ms - startMs) / (EVERY_DAYS * 24 * HOUR_MS));
  return nth >= 0 && [nth - 1, nth].some((n) => n >= 0 && awayIn(outages(n), dtuId, ms));
}

function awayIn({ dtuId: away, from, to }: Outage, dtuId: string, ms: number): boolean {
  return away === dtuId && ms >= from && ms < to;
}
