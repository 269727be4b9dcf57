import type { CivilDate } from '../../core/calendar/civil.ts';
import type { DueRow } from '../../engine/due-rows.ts';

/** The rows of a `dunlock/due` message that one node is there for: keys of the kinds named, and whether a new day has begun. */
export function pick(
  items: readonly unknown[],
  kinds: readonly ('reminder' | 'bill' | 'case')[],
): { keys: string[]; day: CivilDate | null } {
  const keys: string[] = [];
  let day: CivilDate | null = null;
  // They passed the schema of `dunlock/due` at the door.
  for (const row of items as readonly DueRow[]) {
    if (row.what === 'day') day = row.date;
    else if (kinds.includes(row.what)) keys.push(row.key);
  }
  return { keys, day };
}
