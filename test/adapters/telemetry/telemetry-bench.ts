import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { openTelemetry, type TelemetryOptions } from '../../../adapters/telemetry/open-telemetry.ts';
import type { Point, Telemetry } from '../../../adapters/telemetry/telemetry.ts';
import { instantOf } from '../../../core/calendar/civil.ts';
import type { Clock } from '../../../core/calendar/clock.ts';

export const START = Date.parse('2026-10-01T02:00:00.000Z');

const clock: Clock = { now: () => instantOf(START), alarm: () => () => {}, hold: () => () => {} };

/** A folder that is gone when the test has ended. */
export async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dunlock-telemetry-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Telemetry that reacts fast; closed when the test has ended. */
export async function telemetryOf(
  dir: string,
  influx: TelemetryOptions['influx'],
  change: Partial<TelemetryOptions> = {},
): Promise<Telemetry> {
  const telemetry = await openTelemetry({
    spoolDir: join(dir, 'spool'),
    influx,
    clock,
    lingerMs: 20,
    backoffMs: { first: 20, most: 100 },
    ...change,
  });
  let closed = false;
  const close = telemetry.close.bind(telemetry);
  telemetry.close = async () => {
    if (!closed) await close();
    closed = true;
  };
  onTestFinished(() => telemetry.close());
  return telemetry;
}

/** A database of one test in the InfluxDB that the run shares. */
export function database(): { url: string; database: string } {
  return { url: inject('influxUrl'), database: `test_${randomBytes(6).toString('hex')}` };
}

/** Points `from` to `from + count − 1`: each has its number as value and a time of its own. */
export function points(from: number, count: number, change: Partial<Point> = {}): Point[] {
  return Array.from({ length: count }, (_, index) => ({
    measurement: 'm',
    tags: { meter: `E-${(from + index) % 16}` },
    fields: { value: from + index },
    at: instantOf(START + (from + index) * 1000),
    ...change,
  }));
}

/** Rows of one InfluxQL query, as arrays of values; [] when there is nothing. */
export async function rows(influx: { url: string; database: string }, query: string): Promise<unknown[][]> {
  const response = await fetch(`${influx.url}/query?${new URLSearchParams({ db: influx.database, q: query, epoch: 'ms' })}`);
  const answer = (await response.json()) as { results: { series?: { values: unknown[][] }[]; error?: string }[] };
  const error = answer.results[0]?.error;
  if (error) throw new Error(error);
  return (answer.results[0]?.series ?? []).flatMap((series) => series.values);
}

/** Every value of `points` that InfluxDB has, in order. */
export async function values(influx: { url: string; database: string }): Promise<number[]> {
  return (await rows(influx, 'SELECT value FROM m ORDER BY time')).map((row) => Number(row[1]));
}

export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
