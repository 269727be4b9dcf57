import type { CivilDate } from '../../core/calendar/civil.ts';
import { daysBetween, plusDays } from '../../core/calendar/civil.ts';
import { type Stream, stream } from '../random/stream.ts';
import { dayOf, firstDue, LAST_DUE_DAY } from './due-days.ts';

/** Who pays when at the first due date, so that sixty days are never empty, whatever the seed and the first day. */
export interface Cast {
  /** Day of the month on which each tenant's lines are due. */
  readonly dueDays: ReadonlyMap<string, number>;
  /** Days late at the first due date of those whose course is set: their own real delays, all longer than the ladder. No message moves them. */
  readonly setDelays: ReadonlyMap<string, number>;
  /** One of them disputes its debt after the warning: a lock that a hold stops. */
  readonly disputer: string;
  /** One of them has a relay with a welded contact: a lock that physics contradicts, and a work order. */
  readonly welded: string;
}

/* Ten days from due to lock: who is fifteen late is locked, unless something stops it, with days to spare for an approval or an outage. */
const SURELY_LATE = 15;
/* Five plain locks are wanted; beside them stand the disputer and the welded relay, and two in reserve. */
const MEMBERS = 9;
/* First due dates of the cast lie in these days of the run, so that locks and unlocks end well within sixty days. */
const EARLIEST = 2;
const LATEST = 22;

/**
 * Spreads due days over the month, and casts those who will surely be late: first tenants whose own draw says so,
 * then, where these are too few, tenants whose history has such a delay, with one of their own.
 * @param delays days late per tenant, from its real history
 */
export function makeCast(seed: number, start: CivilDate, delays: ReadonlyMap<string, readonly number[]>): Cast {
  const tenants = [...delays.keys()].sort();
  const dueDays = spreadDueDays(seed, tenants);
  const setDelays = new Map<string, number>();
  const inTime = (tenant: string) => {
    const day = daysBetween(start, firstDue(start, dueDays.get(tenant) ?? 1));
    return day >= EARLIEST && day <= LATEST;
  };
  for (const tenant of stream(seed, 'cast').shuffle(tenants)) {
    const own = drawDelay(stream(seed, 'first-delay', tenant), delays.get(tenant) ?? []);
    if (setDelays.size < MEMBERS && own >= SURELY_LATE && inTime(tenant)) setDelays.set(tenant, own);
  }
  const dates = stream(seed, 'cast-dates').shuffle(allowedDays(start));
  for (const tenant of stream(seed, 'understudies').shuffle(tenants)) {
    if (setDelays.size >= MEMBERS) break;
    const long = (delays.get(tenant) ?? []).filter((days) => days >= SURELY_LATE);
    const day = dates[setDelays.size % dates.length];
    if (setDelays.has(tenant) || long.length === 0 || day === undefined) continue;
    setDelays.set(tenant, stream(seed, 'understudy-delay', tenant).pick(long));
    dueDays.set(tenant, day);
  }
  const [disputer = '', welded = ''] = stream(seed, 'parts').shuffle([...setDelays.keys()].sort());
  return { dueDays, setDelays, disputer, welded };
}

/** A delay as this tenant really had: one of its own, each as likely as the other. 0 without a history. */
export function drawDelay(from: Stream, own: readonly number[]): number {
  return own.length === 0 ? 0 : from.pick(own);
}

function spreadDueDays(seed: number, tenants: readonly string[]): Map<string, number> {
  return new Map(
    stream(seed, 'due-days')
      .shuffle(tenants)
      .map((tenant, index) => [tenant, (index % LAST_DUE_DAY) + 1]),
  );
}

function allowedDays(start: CivilDate): number[] {
  const days: number[] = [];
  for (let offset = EARLIEST; offset <= LATEST; offset++) days.push(dayOf(plusDays(start, offset)));
  return days.filter((day) => day <= LAST_DUE_DAY);
}
