import type { Instant } from '../../core/calendar/civil.ts';

/** One point of telemetry. The same measurement, tags and time overwrite, so that a retry is harmless. */
export interface Point {
  readonly measurement: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Integers are written as integers (`i`), other numbers as floats. */
  readonly fields: Readonly<Record<string, number | boolean | string>>;
  /** Fields that are floats also when their value happens to be whole: a field never changes its type. */
  readonly floats?: readonly string[];
  readonly at: Instant;
}

export interface TelemetryState {
  /** Null when no InfluxDB is configured. */
  readonly url: string | null;
  readonly reachable: boolean;
  /** Why not, in one sentence. */
  readonly problem: string | null;
  readonly spooledPoints: number;
  readonly writtenPoints: number;
  /** Points that InfluxDB refused for good; they are kept in a side file. */
  readonly refusedPoints: number;
}

/** Telemetry goes to a spool on disk first and to InfluxDB from there: an outage loses nothing. */
export interface Telemetry {
  /** Resolves when the points are in the spool (fsync), not when InfluxDB has them. */
  write(points: readonly Point[]): Promise<void>;
  /** Resolves when the spool is empty, or after `timeoutMs` of real time; true when it is empty. */
  flush(timeoutMs: number): Promise<boolean>;
  state(): TelemetryState;
  onState(listener: (state: TelemetryState) => void): () => void;
  close(): Promise<void>;
}
