import { type CivilDate, dateIn, parseCivilDate } from '../core/calendar/civil.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { EngineContext } from './context.ts';

/** From which day on the leases of a site are charged, and since when that is so. */
export interface TakeOverReport {
  readonly ok: boolean;
  readonly chargesFrom: CivilDate;
  readonly before: CivilDate;
  readonly reason: string;
}

/** The day from which leases are charged: the one that a person said, else the first day of the site. What came before it was charged by another system. */
export function chargesFrom(context: EngineContext): CivilDate {
  const { chargesFrom: said, createdAt } = context.store.site;
  return said ?? dateIn(createdAt, context.timeZone);
}

/**
 * Says from which day on the leases are charged. An earlier day lets the schedule issue what lies between at its next run (due no earlier than
 * the days to pay from then); a later one takes nothing back that was issued.
 */
export async function takeOver(context: EngineContext, from: string, by: Actor, reason: string): Promise<TakeOverReport> {
  const before = chargesFrom(context);
  const date = parseCivilDate(from);
  if (date === null) return { ok: false, chargesFrom: before, before, reason: `'${from}' is no date (YYYY-MM-DD, a day that exists)` };
  const at = context.clock.now();
  await context.store.transaction(async (tx) => {
    await tx.site.noteChargesFrom(date);
    await tx.audit.append({ at, kind: 'site/charges-from', body: { from: date, before }, texts: { by: by.name, reason } });
  });
  return { ok: true, chargesFrom: date, before, reason: `leases are charged from ${date} on (before: ${before})` };
}
