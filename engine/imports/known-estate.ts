import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Building, Circuit, Dtu, Floor, MeterInstallation, Occupancy, Tenant, Unit, Utility } from '../../core/estate/estate.ts';
import type { ImportedReading } from '../../core/estate/imported-reading.ts';
import { overlap } from '../../core/estate/occupancy.ts';
import type { Problem } from '../../core/parsing/parsed.ts';

/** What is in the store and what this import has added so far: what a new thing may refer to. */
export class KnownEstate {
  readonly units = new Set<string>();
  readonly tenants = new Set<string>();
  readonly dtus = new Set<string>();
  readonly #buildings = new Set<string>();
  /** The floors of each building that has any. */
  readonly #floors = new Map<string, Set<string>>();
  readonly #circuits = new Map<string, Circuit>();
  readonly #metered = new Set<string>();
  readonly #occupancies = new Map<string, Occupancy>();
  readonly #meters = new Map<string, MeterInstallation>();

  static async load(tx: StoreTransaction): Promise<KnownEstate> {
    const known = new KnownEstate();
    for (const building of await tx.estate.buildings()) known.noteBuilding(building);
    for (const floor of await tx.estate.floors()) known.noteFloor(floor);
    for (const unit of await tx.estate.units()) known.noteUnit(unit);
    for (const tenant of await tx.estate.tenants()) known.noteTenant(tenant);
    for (const circuit of await tx.estate.circuits(null)) known.noteCircuit(circuit);
    for (const dtu of await tx.estate.dtus()) known.noteDtu(dtu);
    for (const occupancy of await tx.estate.occupancies(null)) known.noteOccupancy(occupancy);
    for (const meter of await tx.estate.meters()) known.noteMeter(meter);
    return known;
  }

  noteBuilding = ({ building }: Building): void => void this.#buildings.add(building);
  noteFloor = ({ building, floor }: Floor): void =>
    void this.#floors.set(building, new Set([...(this.#floors.get(building) ?? []), floor]));
  noteUnit = ({ unitId }: Unit): void => void this.units.add(unitId);
  noteTenant = ({ tenantId }: Tenant): void => void this.tenants.add(tenantId);
  noteCircuit = (circuit: Circuit): void => void this.#circuits.set(circuit.circuitId, circuit);
  noteDtu = ({ dtuId }: Dtu): void => void this.dtus.add(dtuId);
  noteOccupancy = (occupancy: Occupancy): void => void this.#occupancies.set(occupancyId(occupancy), occupancy);
  noteMeter = (meter: MeterInstallation): void => void this.#meters.set(meter.meterId, meter);

  get occupancies(): readonly Occupancy[] {
    return [...this.#occupancies.values()];
  }

  /** Whether exactly this occupancy is known already. */
  hasOccupancy(occupancy: Occupancy): boolean {
    const known = this.#occupancies.get(occupancyId(occupancy));
    return known !== undefined && known.to === occupancy.to;
  }

  /** Registers of a circuit's meters have changed: what was charged by them may have to be adjusted. */
  noteMetered(circuitId: string): void {
    const unitId = this.#circuits.get(circuitId)?.unitId;
    if (unitId !== undefined) this.#metered.add(unitId);
  }

  /** The units of which that was noted since this was asked last. */
  takeMetered(): ReadonlySet<string> {
    const units = new Set(this.#metered);
    this.#metered.clear();
    return units;
  }

  meter(meterId: string): MeterInstallation | null {
    return this.#meters.get(meterId) ?? null;
  }

  circuit(circuitId: string): Circuit | null {
    return this.#circuits.get(circuitId) ?? null;
  }

  /** Every meter that stands or stood on a circuit. */
  metersOn(circuitId: string): MeterInstallation[] {
    return [...this.#meters.values()].filter((meter) => meter.circuitId === circuitId);
  }

  utilityOf(circuitId: string): Utility {
    return this.#circuits.get(circuitId)?.utility ?? 'electricity';
  }

  /** When buildings are given at all, a floor stands in one of them. */
  checkFloor = ({ building }: Floor): Problem | null =>
    this.#buildings.size > 0 && !this.#buildings.has(building) ? unknown('building', 'building', building) : null;

  /** The same of a unit, and where its building has floors, it stands on one of those. */
  checkUnit = ({ building, floor }: Unit): Problem | null => {
    if (this.#buildings.size > 0 && !this.#buildings.has(building)) return unknown('building', 'building', building);
    const floors = this.#floors.get(building);
    return floors !== undefined && !floors.has(floor) ? unknown('floor', `in building '${building}' floor`, floor) : null;
  };

  /** Where every building has floors, a DTU hangs on one of those. */
  checkDtu = ({ floor }: Dtu): Problem | null => {
    const all = [...this.#floors.values()];
    const partly = all.length === 0 || this.#buildings.size > all.length;
    return partly || all.some((floors) => floors.has(floor)) ? null : unknown('floor', 'floor', floor);
  };

  checkReading = ({ meterId }: ImportedReading): Problem | null =>
    this.#meters.has(meterId) ? null : unknown('meterId', 'meter', meterId);

  /** An occupancy names a unit and a tenant, and nobody else is in the unit at that time. */
  checkOccupancy = (occupancy: Occupancy): Problem | null => {
    if (!this.units.has(occupancy.unitId)) return unknown('unitId', 'unit', occupancy.unitId);
    if (!this.tenants.has(occupancy.tenantId)) return unknown('tenantId', 'tenant', occupancy.tenantId);
    for (const [id, other] of this.#occupancies) {
      if (id === occupancyId(occupancy) || other.unitId !== occupancy.unitId || !overlap(other, occupancy)) continue;
      return {
        place: 'from',
        reason: `unit '${other.unitId}' is occupied by '${other.tenantId}' from ${other.from} to ${other.to ?? 'open'}`,
      };
    }
    return null;
  };

  checkCircuit = (circuit: Circuit): Problem | null => (this.units.has(circuit.unitId) ? null : unknown('unitId', 'unit', circuit.unitId));

  /** A meter names a circuit and a DTU, and no other meter stands on that circuit at that time. */
  checkMeter = (meter: MeterInstallation): Problem | null => {
    if (!this.#circuits.has(meter.circuitId)) return unknown('circuitId', 'circuit', meter.circuitId);
    if (!this.dtus.has(meter.dtuId)) return unknown('dtuId', 'DTU', meter.dtuId);
    for (const other of this.#meters.values()) {
      if (other.meterId === meter.meterId || other.circuitId !== meter.circuitId || !overlap(other, meter)) continue;
      const span = `from ${other.from} to ${other.to ?? 'open'}`;
      return { place: 'circuitId', reason: `circuit '${other.circuitId}' is measured by meter '${other.meterId}' ${span}` };
    }
    return null;
  };
}

/** What makes two occupancies the same one. */
export function occupancyId({ unitId, tenantId, from }: Occupancy): string {
  return `${unitId}/${tenantId}/${from}`;
}

/** A reference that leads nowhere. */
export function unknown(place: string, what: string, id: string): Problem {
  return { place, reason: `${what} '${id}' is not known` };
}
