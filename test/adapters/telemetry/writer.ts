/* A child process: writes points in tens and prints up to which number they are written, until it is killed. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openTelemetry } from '../../../adapters/telemetry/open-telemetry.ts';
import { instantOf } from '../../../core/calendar/civil.ts';

const [dir = '', url = '', database = '', from = '0'] = process.argv.slice(2);
const start = Date.parse('2026-10-01T02:00:00.000Z');
const telemetry = await openTelemetry({
  spoolDir: join(dir, 'spool'),
  influx: { url, database },
  clock: { now: () => instantOf(start), alarm: () => () => {}, hold: () => () => {} },
  lingerMs: 1,
  batchPoints: 30,
});
for (let next = Number(from); ; next += 10) {
  const ten = Array.from({ length: 10 }, (_, index) => next + index);
  await telemetry.write(
    ten.map((n) => ({ measurement: 'm', tags: { meter: `E-${n % 16}` }, fields: { value: n }, at: instantOf(start + n * 1000) })),
  );
  writeSync(1, `${next + 10}\n`);
}
