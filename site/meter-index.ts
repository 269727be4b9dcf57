import type { Store } from '../adapters/store/store.ts';
import { HOUR_MS, type Instant, plusMs } from '../core/calendar/civil.ts';
import type { Reading } from '../core/estate/reading.ts';

/* A DTU's clock may run ahead a little; a reading from further in the future would stand as the last one until then. */
const AHEAD_MS = HOUR_MS;

interface Installed {
  readonly unitOf: ReadonlyMap<string, string>;
  /** `<meter> <dtu>` for every installation known. */
  readonly behind: ReadonlySet<string>;
}

/** Which meters stand behind which DTU, and in which unit. Read once, and again after an estate was imported. */
export class MeterIndex {
  readonly #store: Store;
  #installed: Promise<Installed> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The estate changed. */
  forget(): void {
    this.#installed = null;
  }

  /** A look-up of units by meter; null for a meter that no circuit is known of. */
  async units(): Promise<(meterId: string) => string | null> {
    const { unitOf } = await this.#known();
    return (meterId) => unitOf.get(meterId) ?? null;
  }

  /**
   * What stands against each reading, or null: a DTU speaks only for the meters installed behind it, and not from the future.
   * Without this one DTU could charge another's tenants, or blind the site with a date of its own.
   */
  async objections(readings: readonly Reading[], now: Instant): Promise<(string | null)[]> {
    const { behind } = await this.#known();
    const latest = plusMs(now, AHEAD_MS);
    return readings.map(({ meterId, dtuId, takenAt }) => {
      if (!behind.has(`${meterId} ${dtuId}`))
        return `meter ${meterId} is not installed behind ${dtuId}: import the estate, or look at who speaks for it`;
      return takenAt > latest ? `${takenAt} lies in the future: set the clock of ${dtuId}` : null;
    });
  }

  #known(): Promise<Installed> {
    this.#installed ??= this.#store.read(async (tx) => {
      const circuits = new Map((await tx.estate.circuits(null)).map((circuit) => [circuit.circuitId, circuit.unitId]));
      const unitOf = new Map<string, string>();
      const behind = new Set<string>();
      for (const { meterId, circuitId, dtuId } of await tx.estate.meters()) {
        const unitId = circuits.get(circuitId);
        if (unitId !== undefined) unitOf.set(meterId, unitId);
        behind.add(`${meterId} ${dtuId}`);
      }
      return { unitOf, behind };
    });
    return this.#installed;
  }
}
