import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/calendar/clock.ts';
import { Drainer } from './drainer.ts';
import { type InfluxAddress, InfluxHttp } from './influx-http.ts';
import { lineOf } from './line-protocol.ts';
import { RefusedFile } from './refused-file.ts';
import { Spool } from './spool.ts';
import type { Telemetry, TelemetryState } from './telemetry.ts';
import { Wake } from './wake.ts';

export interface TelemetryOptions {
  readonly spoolDir: string;
  /** Null: points stay in the spool until there is one. */
  readonly influx: InfluxAddress | null;
  readonly clock: Clock;
  /** Points a request; 5,000 when absent. */
  readonly batchPoints?: number;
  /** Requests at a time; 4 when absent. */
  readonly maxInFlight?: number;
  /** Bound of the spool on disk; 1 GB when absent (about ten million points). */
  readonly spoolMaxBytes?: number;
  readonly lingerMs?: number;
  readonly backoffMs?: { readonly first: number; readonly most: number };
  /** Told in one sentence of what a person should know. */
  readonly warn?: (sentence: string) => void;
}

const SPOOL_BYTES = 1024 * 1024 * 1024;
const NOT_CONFIGURED = 'no InfluxDB is configured: points stay in the spool';

/**
 * Opens the spool and what takes it to InfluxDB. Does not wait for InfluxDB: an unreachable one shows in the state.
 * @throws LogError when the spool's folder cannot be used
 */
export async function openTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const warn = options.warn ?? (() => {});
  const batchPoints = options.batchPoints ?? 5_000;
  const maxInFlight = options.maxInFlight ?? 4;
  const spool = await Spool.open(options.spoolDir, options.spoolMaxBytes ?? SPOOL_BYTES, warn);
  await mkdir(options.spoolDir, { recursive: true });
  const refusedFile = new RefusedFile(join(options.spoolDir, 'refused.lp'));
  const listeners = new Set<(state: TelemetryState) => void>();
  const drained = new Wake();
  let reachable = false;
  let problem: string | null = options.influx ? null : NOT_CONFIGURED;
  let writtenPoints = 0;
  let refusedPoints = 0;

  const state = (): TelemetryState => ({
    url: options.influx?.url ?? null,
    reachable,
    problem,
    spooledPoints: spool.points,
    writtenPoints,
    refusedPoints,
  });
  const changed = (): void => {
    for (const listener of [...listeners]) {
      try {
        listener(state());
      } catch (error) {
        warn(`a listener of the telemetry failed: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  const refuse = async (lines: readonly string[], reason: string): Promise<void> => {
    await refusedFile.keep(lines, reason);
    refusedPoints += lines.length;
    changed();
  };

  const drainer = options.influx
    ? new Drainer({
        influx: new InfluxHttp(options.influx, maxInFlight),
        spool,
        batchPoints,
        maxInFlight,
        lingerMs: options.lingerMs ?? 100,
        backoffMs: options.backoffMs ?? { first: 250, most: 10_000 },
        refuse,
        reached(found) {
          if (reachable === (found === null) && problem === found) return;
          reachable = found === null;
          problem = found;
          changed();
        },
        progress(result) {
          writtenPoints += result.written;
          if (spool.points === 0) drained.wake();
        },
        warn,
      })
    : null;

  return {
    async write(points) {
      const release = options.clock.hold('spool');
      try {
        const lines = points.map((point) => ({ point, line: lineOf(point) }));
        for (const { point, line } of lines) if (typeof line !== 'string') await refuse([`# ${JSON.stringify(point)}`], line.unwritable);
        await spool.append(
          lines.flatMap(({ line }) => (typeof line === 'string' ? [line] : [])),
          batchPoints,
        );
        drainer?.look();
      } finally {
        release();
      }
    },

    async flush(timeoutMs) {
      const calm = drainer?.hurry();
      const end = performance.now() + timeoutMs;
      while (spool.points > 0 && performance.now() < end) await drained.wait(Math.max(1, end - performance.now()));
      calm?.();
      return spool.points === 0;
    },

    state,

    onState(listener) {
      const own = (now: TelemetryState): void => listener(now);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },

    async close() {
      await drainer?.close();
      drained.wake();
      await spool.close();
    },
  };
}
