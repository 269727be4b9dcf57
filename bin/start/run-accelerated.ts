import { dateIn } from '../../core/calendar/civil.ts';
import type { System } from './bring-up.ts';
import { dashboardLinks } from './dashboard-links.ts';
import { onEachDay } from './day-line.ts';
import type { StartOptions } from './options.ts';
import { keepPace } from './pace.ts';

/** Lives on, one day in ten seconds by default, up to the present and from there at real speed, until it is stopped. */
export async function runAccelerated(
  system: System,
  options: StartOptions,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<number> {
  const { clock, site } = system;
  say(`${site.name}: ${system.resumed ? 'carrying on' : 'beginning'} at ${dateIn(system.from, site.timeZone)}, simulated`);
  say(`  editor      ${system.nodeRed.url}`);
  say(`  approvals   ${system.nodeRed.url}/dunlock-admin/approve`);
  say(`  broker      mqtt://127.0.0.1:${site.mqttPort}`);
  if (system.influxUrl) say(`  InfluxDB    ${system.influxUrl}, database dunlock`);
  for (const line of dashboardLinks(system.since)) say(line);
  const end = await onEachDay(system, say);
  try {
    await keepPace(clock, options.speed, stopping, () => say('caught up with the present; going on at real speed'));
  } finally {
    end();
  }
  return 0;
}
