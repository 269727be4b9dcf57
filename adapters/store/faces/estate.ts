import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Building, Circuit, Dtu, Floor, MeterInstallation, Occupancy, Tenant, Unit } from '../../../core/estate/estate.ts';
import type { BillingReading } from '../../../core/estate/reading.ts';

/** What is stored of a DTU's secrets: never the password itself. */
export interface DtuCredentials {
  readonly dtuId: string;
  /** scrypt, as `salt$hash` in hex. */
  readonly passwordHash: string;
  /** HMAC key of the requests to it, encrypted with the site key (`site/`). */
  readonly signingKeySealed: string;
}

export type Saved = 'accepted' | 'unchanged';

/** Facts of the estate. Each save is a new version when it differs from the last one known, and nothing when it does not. */
export interface EstateRepository {
  saveBuilding(building: Building, knownAt: Instant): Promise<Saved>;
  saveFloor(floor: Floor, knownAt: Instant): Promise<Saved>;
  saveUnit(unit: Unit, knownAt: Instant): Promise<Saved>;
  saveTenant(tenant: Tenant, knownAt: Instant): Promise<Saved>;
  saveOccupancy(occupancy: Occupancy, knownAt: Instant): Promise<Saved>;
  saveCircuit(circuit: Circuit, knownAt: Instant): Promise<Saved>;
  saveMeter(meter: MeterInstallation, knownAt: Instant): Promise<Saved>;
  saveDtu(dtu: Dtu, knownAt: Instant): Promise<Saved>;
  setCredentials(credentials: DtuCredentials, knownAt: Instant): Promise<void>;
  credentials(dtuId: string): Promise<DtuCredentials | null>;
  buildings(): Promise<Building[]>;
  floors(): Promise<Floor[]>;
  units(): Promise<Unit[]>;
  unit(unitId: string): Promise<Unit | null>;
  tenants(): Promise<Tenant[]>;
  tenant(tenantId: string): Promise<Tenant | null>;
  /** Which of these tenants are known, in few statements. */
  knownTenants(tenantIds: readonly string[]): Promise<Set<string>>;
  /** Occupancies of a unit (all when null), oldest first. */
  occupancies(unitId: string | null): Promise<Occupancy[]>;
  circuits(unitId: string | null): Promise<Circuit[]>;
  circuit(circuitId: string): Promise<Circuit | null>;
  meters(): Promise<MeterInstallation[]>;
  /** The meter that measures and switches a circuit on a day. */
  meterOf(circuitId: string, on: CivilDate): Promise<MeterInstallation | null>;
  dtus(): Promise<Dtu[]>;
}

export interface ReadingRepository {
  /** Keeps a reading for ever; the same meter, time, reason and content twice is one. */
  keep(reading: BillingReading): Promise<void>;
  /** Billing readings of a meter up to `until`, newest first; of a period's end or a swap that was corrected, the last one known. */
  of(meterId: string, until: Instant, limit: number): Promise<BillingReading[]>;
}
