import { HOUR_MS, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';

/* Civil minutes between looks at an order that is not settled; the last one goes on for ever. */
const LOCK_MINUTES = [1, 2, 5, 15, 60, 240];
const UNLOCK_MINUTES = [1, 2, 5, 10, 15, 15, 15, 15, 15, 30, 60];

/** When to look at a lock again, after so many looks. */
export function lookAgainAt(looks: number, now: Instant): Instant {
  return after(LOCK_MINUTES, looks, now);
}

/** When to try an unlock again, after so many tries. A DTU that comes back is tried at once (`dueOrders`). */
export function tryAgainAt(tries: number, now: Instant): Instant {
  return after(UNLOCK_MINUTES, tries, now);
}

function after(minutes: readonly number[], times: number, now: Instant): Instant {
  return plusMs(now, (minutes[Math.min(times, minutes.length - 1)] ?? 60) * MINUTE_MS);
}

/** A frame says when it is no longer valid; a DTU that gets it later refuses it by its own clock (PROTOCOLS §6: no replay). */
export const FRAME_VALID_MS = MINUTE_MS;

/** Looks after which an outcome in doubt is shown to a person: about 20 civil minutes. */
export const LOOKS_BEFORE_PERSON = 5;

/** Looks during which a switch that answered is taken to be still moving: about eight civil minutes. */
export const LOOKS_WHILE_MOVING = 4;

/** An unlock that takes longer is a person's business too. */
export const UNLOCK_OVERDUE_MS = 2 * HOUR_MS;

/** The reason of an unlock that waits for its DTU: it is tried as soon as that is back. */
export const DTU_AWAY = 'the DTU is offline';
