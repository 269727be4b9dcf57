import type { Reading } from '../core/estate/reading.ts';

/** The last reading of each meter that reached the site: what permits, physics and charges go by, never InfluxDB. */
export class LastReadings {
  readonly #byMeter = new Map<string, Reading>();

  /** Keeps the newer one: readings that a DTU sends late (after an outage) do not turn time back. */
  note(reading: Reading): void {
    const before = this.#byMeter.get(reading.meterId);
    if (!before || before.takenAt <= reading.takenAt) this.#byMeter.set(reading.meterId, reading);
  }

  get(meterId: string): Reading | null {
    return this.#byMeter.get(meterId) ?? null;
  }
}
