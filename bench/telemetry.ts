/*
 * `npm run bench:telemetry [-- --json]`: points a second through the spool (encoded, synced to disk, read back, sent, noted) against the same points
 * sent by bare HTTP in batches of 5,000 with four requests in flight, to the same influxd in the same run, rounds alternating. Read the ratios: the rates
 * depend on the machine and on what else it does. The price of the spool shows in small writes, each of which waits for its own sync.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfluxHttp } from '../adapters/telemetry/influx-http.ts';
import { lineOf } from '../adapters/telemetry/line-protocol.ts';
import { openTelemetry } from '../adapters/telemetry/open-telemetry.ts';
import type { Point } from '../adapters/telemetry/telemetry.ts';
import { ensureInflux } from '../bin/influxd/ensure-influx.ts';
import { instantOf } from '../core/calendar/civil.ts';

const POINTS = 200_000;
const BATCH = 5_000;
const IN_FLIGHT = 4;
const ROUNDS = 3;

interface Row {
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  readonly unit: 'points/s';
}

const dir = await mkdtemp(join(tmpdir(), 'dunlock-bench-'));
const influx = await ensureInflux({ dataDir: join(dir, 'influxdb'), cacheDir: '.cache', log: (line) => console.error(line) });
if (influx.url === null) {
  console.error(influx.reason);
  process.exit(3);
}
const { url, stop } = influx;

function readings(from: number, count: number): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const meter = n % 128;
    return {
      measurement: 'meter_reading',
      tags: { site: 'mall', meter: `E-${meter}`, utility: 'electricity', dtu: `dtu-${meter >> 3}` },
      fields: { register: n, rate: (n % 977) + 0.5, voltage: 230.1, switch_on: 1 },
      floats: ['rate', 'voltage'],
      at: instantOf(1_790_000_000_000 + Math.floor(n / 128) * 900_000),
    };
  });
}

let databases = 0;
const freshDatabase = (): string => `bench_${++databases}`;

/** Seconds until every point, written in calls of `size`, `callers` of them at a time, is in InfluxDB. */
async function throughSpool(size: number, callers: number): Promise<number> {
  const telemetry = await openTelemetry({
    spoolDir: join(dir, freshDatabase()),
    influx: { url, database: freshDatabase() },
    clock: { now: () => instantOf(0), alarm: () => () => {}, hold: () => () => {} },
    maxInFlight: IN_FLIGHT,
    batchPoints: BATCH,
  });
  await telemetry.write(readings(0, 1));
  await telemetry.flush(10_000);
  const start = performance.now();
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < POINTS) {
      const from = next;
      next += size;
      await telemetry.write(readings(from, size));
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  if (!(await telemetry.flush(120_000))) throw new Error('the spool did not empty');
  const seconds = (performance.now() - start) / 1_000;
  await telemetry.close();
  return seconds;
}

async function bareHttp(): Promise<number> {
  const http = new InfluxHttp({ url, database: freshDatabase() }, IN_FLIGHT);
  await http.createDatabase();
  const start = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < POINTS) {
      const from = next;
      next += BATCH;
      const answer = await http.write(Buffer.from(`${readings(from, BATCH).map(lineOf).join('\n')}\n`));
      if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  const seconds = (performance.now() - start) / 1_000;
  http.close();
  return seconds;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const cases = [
  { what: 'writes of 5,000 points, 4 at a time', size: 5_000, callers: 4 },
  { what: 'writes of 128 points (one per tick of a mall), 4 at a time', size: 128, callers: 4 },
  { what: 'writes of 128 points, one after the other', size: 128, callers: 1 },
];
const times = new Map(cases.map((entry) => [entry.what, [] as number[]]));
const bare: number[] = [];
await bareHttp();
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await bareHttp());
  for (const { what, size, callers } of cases) times.get(what)?.push(await throughSpool(size, callers));
}
const reference = POINTS / median(bare);
const rows: Row[] = cases.map(({ what }) => {
  const ours = POINTS / median(times.get(what) ?? []);
  return { what, ours: Math.round(ours), reference: Math.round(reference), ratio: Number((ours / reference).toFixed(2)), unit: 'points/s' };
});
await stop();
await rm(dir, { recursive: true, force: true });
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else for (const { what, ours, ratio } of rows) console.log(`${ours} points/s, ${ratio} of bare HTTP (${Math.round(reference)}): ${what}`);
