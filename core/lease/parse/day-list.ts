import type { CivilDate } from '../../calendar/civil.ts';

/** Whether days follow each other, none twice: what begins on a list's days must be in one order only. */
export function areAscending(days: readonly CivilDate[]): boolean {
  return days.every((day, index) => index === 0 || day > (days[index - 1] ?? day));
}
