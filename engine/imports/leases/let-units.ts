import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Occupancy } from '../../../core/estate/estate.ts';
import { overlap } from '../../../core/estate/occupancy.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import type { Problem } from '../../../core/parsing/parsed.ts';
import type { KnownEstate } from '../known-estate.ts';

/** Who has which unit, by leases and by occupancies: two tenants in one at one time would both be charged for what it draws. */
export class LetUnits {
  readonly #leases = new Map<string, Lease>();
  /** Ids of the leases that name a unit, or named it in an earlier version. */
  readonly #onUnit = new Map<string, Set<string>>();
  readonly #occupancies: ReadonlyMap<string, readonly Occupancy[]>;

  private constructor(occupancies: readonly Occupancy[]) {
    this.#occupancies = Map.groupBy(occupancies, ({ unitId }) => unitId);
  }

  /** As now known. */
  static async load(tx: StoreTransaction, known: KnownEstate): Promise<LetUnits> {
    const units = new LetUnits(known.occupancies);
    for (const lease of await tx.leases.list()) units.note(lease);
    return units;
  }

  /** A lease counts by its last version. */
  note(lease: Lease): void {
    this.#leases.set(lease.leaseId, lease);
    for (const unitId of lease.unitIds) {
      const ids = this.#onUnit.get(unitId) ?? new Set();
      this.#onUnit.set(unitId, ids.add(lease.leaseId));
    }
  }

  /** Whether another tenant has a unit of this lease in its time. One that begins on the day on which the other ends is a successor. */
  taken(lease: Lease): Problem | null {
    for (const [index, unitId] of lease.unitIds.entries()) {
      const place = `unitIds[${index}]`;
      const letTo = this.#letTo(unitId, lease);
      if (letTo !== null) return { place, reason: letTo };
      for (const other of this.#occupancies.get(unitId) ?? []) {
        if (other.tenantId === lease.tenantId || !overlap(other, lease)) continue;
        return { place, reason: `unit '${unitId}' is occupied by '${other.tenantId}' ${times(other)}` };
      }
    }
    return null;
  }

  /** Whether a unit is let to another tenant in the time of an occupancy. */
  letToAnother(occupancy: Occupancy): Problem | null {
    const letTo = this.#letTo(occupancy.unitId, occupancy);
    return letTo === null ? null : { place: 'from', reason: `${letTo}: end that lease first` };
  }

  /* To whom else a unit is let in a time of one tenant, in words; null when to nobody. */
  #letTo(unitId: string, time: Pick<Lease, 'tenantId' | 'from' | 'to'>): string | null {
    for (const leaseId of this.#onUnit.get(unitId) ?? []) {
      const other = this.#leases.get(leaseId);
      if (other === undefined || other.tenantId === time.tenantId || !other.unitIds.includes(unitId) || !overlap(other, time)) continue;
      return `unit '${unitId}' is let to '${other.tenantId}' by lease '${leaseId}' ${times(other)}`;
    }
    return null;
  }
}

function times({ from, to }: Pick<Lease, 'from' | 'to'>): string {
  return `from ${from} to ${to ?? 'open'}`;
}
