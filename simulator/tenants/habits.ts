import type { CivilTime } from '../../core/calendar/civil.ts';
import { type CivilDate, epochMs, HOUR_MS, type Instant, instantAt, instantOf, MINUTE_MS, plusDays } from '../../core/calendar/civil.ts';
import { decimalsOf } from '../../core/money/currency.ts';
import { drawDelay } from '../estate/cast.ts';
import type { Estate } from '../estate/write-files.ts';
import { stream } from '../random/stream.ts';

/** One part of a payment, before it has an id. */
export interface Part {
  readonly at: Instant;
  readonly minor: number;
}

/* A few pay in two parts, a few round up. */
const SPLIT = 0.05;
const ROUND_UP = 0.04;

/**
 * When and how a tenant pays what it owes for one due date, if nothing makes it pay sooner: a delay as it really had,
 * at a time of day of its own. Who hears of it too late for that pays within hours of hearing.
 * @param course the delay that the cast has set for this due date, if any; then it pays in one part and exactly
 */
export function payBy(options: {
  seed: number;
  estate: Estate;
  timeZone: string;
  tenantId: string;
  dueDate: CivilDate;
  minor: number;
  currency: string;
  now: Instant;
  course: number | undefined;
}): Part[] {
  const { seed, estate, timeZone, tenantId, dueDate, minor, now, course } = options;
  const draw = stream(seed, 'delay', tenantId, dueDate);
  const own = drawDelay(draw, estate.delays.get(tenantId) ?? []);
  const date = plusDays(dueDate, course ?? own);
  const wanted =
    epochMs(instantAt(date, `${pad(draw.int(8, 21))}:${pad(draw.int(0, 59))}` as CivilTime, timeZone)) + draw.int(1, 59) * 1000;
  const soonest = epochMs(now) + draw.int(30, 360) * MINUTE_MS;
  const at = instantOf(Math.max(wanted, soonest));
  if (course !== undefined) return [{ at, minor }];
  if (draw.chance(SPLIT) && minor > 1) {
    const first = Math.floor(minor * 0.6);
    const later = instantOf(epochMs(at) + draw.int(24, 72) * HOUR_MS);
    return [
      { at, minor: first },
      { at: later, minor: minor - first },
    ];
  }
  return [{ at, minor: draw.chance(ROUND_UP) ? roundUp(minor, options.currency) : minor }];
}

function roundUp(minor: number, currency: string): number {
  const hundred = 100 * 10 ** decimalsOf(currency);
  return Math.ceil(minor / hundred) * hundred;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
