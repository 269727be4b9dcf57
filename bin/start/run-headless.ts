import { DAY_MS, plusMs } from '../../core/calendar/civil.ts';
import type { System } from './bring-up.ts';
import { onEachDay } from './day-line.ts';
import type { StartOptions } from './options.ts';
import { printSummary } from './print-summary.ts';
import { summarise } from './summarise.ts';

/* InfluxDB may be away for a minute at the end before the run gives up on it (DESIGN.md, Contracts). */
const INFLUX_PATIENCE_MS = 60_000;

/** Runs `--days` simulated days as fast as possible, then prints the summary. @returns 0, or 1 when an invariant does not hold, 3 without InfluxDB */
export async function runHeadless(
  system: System,
  options: StartOptions,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<number> {
  const { clock, site } = system;
  const begun = performance.now();
  const end = await onEachDay(system, say);
  const stopped = new Promise<'stopped'>((resolve) => stopping.addEventListener('abort', () => resolve('stopped'), { once: true }));
  for (let day = 1; day <= options.days; day++) {
    const until = clock.advanceTo(plusMs(system.from, day * DAY_MS));
    if ((await Promise.race([until, stopped])) === 'stopped') return 0;
    if (!(await site.flushTelemetry(INFLUX_PATIENCE_MS))) break;
  }
  end();
  if (!(await site.flushTelemetry(INFLUX_PATIENCE_MS))) {
    process.stderr.write(`dunlock: ${site.telemetry().problem ?? 'InfluxDB does not answer'}; the readings wait in the spool\n`);
    return 3;
  }
  const summary = await summarise(system, options.days);
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else for (const line of printSummary(summary, (performance.now() - begun) / 1000)) say(line);
  return summary.invariants.every((i) => i.held) ? 0 : 1;
}
