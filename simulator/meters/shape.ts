import { dateIn, instantOf, MINUTE_MS, timeIn, weekdayOf } from '../../core/calendar/civil.ts';

/** Physics goes in steps of fifteen minutes; within one the load is steady. */
export const STEP_MS = 15 * MINUTE_MS;
export const STEPS_PER_DAY = 96;
const DAY_MS = STEP_MS * STEPS_PER_DAY;

/** The step in which a moment lies: it only grows, and numbers the readings. */
export function stepOf(ms: number): number {
  return Math.floor(ms / STEP_MS);
}

/** Local hour and weekday (1…7) of each step of one UTC day. */
export interface DayShape {
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
}

const shapes = new Map<string, DayShape>();

/** The local hours of a UTC day (days after 1970): asked for by every meter, worked out once. */
export function dayShape(utcDay: number, timeZone: string): DayShape {
  const key = `${utcDay} ${timeZone}`;
  let shape = shapes.get(key);
  if (!shape) {
    const instants = Array.from({ length: STEPS_PER_DAY }, (_, step) => instantOf(utcDay * DAY_MS + step * STEP_MS));
    shape = {
      hours: instants.map((instant) => Number(timeIn(instant, timeZone).slice(0, 2))),
      weekdays: instants.map((instant) => weekdayOf(dateIn(instant, timeZone))),
    };
    if (shapes.size > 8) shapes.clear();
    shapes.set(key, shape);
  }
  return shape;
}
