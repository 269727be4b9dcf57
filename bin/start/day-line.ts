import { type CivilDate, dateIn, instantAt, plusDays } from '../../core/calendar/civil.ts';
import type { DaySummary } from '../../engine/day-summary.ts';
import type { System } from './bring-up.ts';

/* Late enough that the operator's and the tenants' day is over. */
const AT = '23:55';

/** Prints one line at the end of each simulated day, counting from now on. Returns its end. */
export async function onEachDay(system: System, say: (line: string) => void): Promise<() => void> {
  const { clock, site } = system;
  let cancel = (): void => {};
  let before: DaySummary = await site.daySummary();
  const wait = (day: CivilDate): void => {
    cancel = clock.alarm(instantAt(day, AT, site.timeZone), () => {
      const release = clock.hold('day line');
      site
        .daySummary()
        .then((summary) => {
          say(dayLine(summary, before, site.telemetry().writtenPoints));
          before = summary;
        })
        .catch((error: unknown) => say(`day line: ${error instanceof Error ? error.message : String(error)}`))
        .finally(release);
      wait(plusDays(day, 1));
    });
  };
  wait(dateIn(clock.now(), site.timeZone));
  return () => cancel();
}

/** One calm line: bands of P, reminders of the day, cases per rung, units locked, locks and unlocks confirmed so far, points written. */
export function dayLine(now: DaySummary, before: DaySummary, points: number): string {
  const { bands, rungs } = now;
  const cases = Object.entries(rungs)
    .filter(([rung, n]) => rung !== 'closed' && n > 0)
    .map(([rung, n]) => `${rung} ${n}`);
  return [
    now.date,
    `P ${bands.reliable}/${bands.usual}/${bands.wavering}/${bands['at-risk']}`,
    `reminders ${now.remindersSent - before.remindersSent}`,
    `cases ${cases.join(', ') || 'none'}`,
    `locked ${now.unitsLocked}`,
    `confirmed ${now.locksConfirmed} locks, ${now.unlocksConfirmed} unlocks`,
    `points ${points}`,
  ].join(' · ');
}
