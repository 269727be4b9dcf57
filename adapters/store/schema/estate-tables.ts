import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { MeterInstallation, ProtectedClass, Utility } from '../../../core/estate/estate.ts';
import type { BillingReading } from '../../../core/estate/reading.ts';
import type { SwitchState } from '../../../core/estate/switch-state.ts';
import type { Lease } from '../../../core/lease/lease.ts';

/* Type aliases, not interfaces: only they can be read as records of cells. Booleans are 0 or 1, in every database. */
export type Flag = 0 | 1;

/** `written`: the number of the transaction that wrote the row, as its record in the chain has it; null before there were numbers. */
export type Written = { written: number | null };

/** A fact of the estate is never updated: a correction is a new version that names the one it supersedes. */
export type Versioned<Row> = Row & { siteId: string; version: number; knownAt: Instant; supersedes: number | null } & Written;

export type BuildingRow = { building: string; name: string; address: string | null };
export type FloorRow = { building: string; floor: string; name: string; level: number | null };
export type UnitRow = { unitId: string; building: string; floor: string; areaM2: number | null };
/** `contacts`: canonical JSON of `Contact[]`. */
export type TenantRow = { tenantId: string; name: string; language: string; contacts: string };
export type OccupancyRow = { unitId: string; tenantId: string; validFrom: CivilDate; validTo: CivilDate | null };
export type CircuitRow = {
  circuitId: string;
  unitId: string;
  utility: Utility;
  protectedClass: ProtectedClass;
  servesOnlyUnit: Flag;
  supply: 'submetered' | 'utility-direct';
};
export type MeterRow = {
  meterId: string;
  circuitId: string;
  dtuId: string;
  number: string;
  profile: MeterInstallation['profile'];
  ctRatio: number;
  ptRatio: number;
  openingRegister: number | null;
  closingRegister: number | null;
  /** Canonical JSON of registers per rate, or null. */
  openingRates: string | null;
  closingRates: string | null;
  validFrom: CivilDate;
  validTo: CivilDate | null;
  reconnect: MeterInstallation['reconnect'];
};
export type DtuRow = { dtuId: string; floor: string };
export type DtuCredentialRow = { dtuId: string; passwordHash: string; signingKeySealed: string };
/** `unitIds`, `parties`, `contacts`, `clause`, `lines` and `amendment`: canonical JSON. */
export type LeaseRow = {
  leaseId: string;
  tenantId: string;
  unitIds: string;
  parties: string;
  contacts: string;
  currency: string;
  areaDm2: number | null;
  signedOn: CivilDate | null;
  validFrom: CivilDate;
  validTo: CivilDate | null;
  depositMinor: number | null;
  clause: string;
  protectedStatus: Lease['protectedStatus'];
  reconnect: Lease['reconnect'];
  lines: string;
  amendment: string;
};

export type BillingReadingRow = {
  siteId: string;
  meterId: string;
  takenAt: Instant;
  because: BillingReading['because'];
  version: number;
  dtuId: string;
  utility: Utility;
  number: string;
  register: number;
  /** Canonical JSON of registers per rate, or null. */
  rates: string | null;
  rate: number;
  voltage: number | null;
  switchState: SwitchState;
  knownAt: Instant;
} & Written;

/** Which instance owns a DTU, until when; its orders carry the fencing number. One owner so far. */
export type DtuOwnerRow = { siteId: string; dtuId: string; owner: string; expiresAt: Instant; fencing: number };

export interface EstateTables {
  building: Versioned<BuildingRow>;
  floor: Versioned<FloorRow>;
  unit: Versioned<UnitRow>;
  tenant: Versioned<TenantRow>;
  occupancy: Versioned<OccupancyRow>;
  circuit: Versioned<CircuitRow>;
  meter: Versioned<MeterRow>;
  dtu: Versioned<DtuRow>;
  dtuCredential: Versioned<DtuCredentialRow>;
  lease: Versioned<LeaseRow>;
  billingReading: BillingReadingRow;
  dtuOwner: DtuOwnerRow;
}
