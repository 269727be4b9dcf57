import type { Store } from '../adapters/store/store.ts';

/** Which unit a meter measures, for the tags of telemetry. Read once, and again after an estate was imported. */
export class UnitIndex {
  readonly #store: Store;
  #units: Promise<ReadonlyMap<string, string>> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The estate changed. */
  forget(): void {
    this.#units = null;
  }

  /** A look-up by meter; null for a meter that no circuit is known of. */
  async lookUp(): Promise<(meterId: string) => string | null> {
    this.#units ??= this.#read();
    const units = await this.#units;
    return (meterId) => units.get(meterId) ?? null;
  }

  #read(): Promise<ReadonlyMap<string, string>> {
    return this.#store.read(async (tx) => {
      const circuits = new Map((await tx.estate.circuits(null)).map((circuit) => [circuit.circuitId, circuit.unitId]));
      const meters = await tx.estate.meters();
      return new Map(
        meters.flatMap(({ meterId, circuitId }) => {
          const unitId = circuits.get(circuitId);
          return unitId === undefined ? [] : [[meterId, unitId] as const];
        }),
      );
    });
  }
}
