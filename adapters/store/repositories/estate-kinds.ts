import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Building, Circuit, Contact, Dtu, Floor, MeterInstallation, Occupancy, Tenant, Unit } from '../../../core/estate/estate.ts';
import type { DtuCredentials } from '../faces/estate.ts';
import type {
  BuildingRow,
  CircuitRow,
  DtuCredentialRow,
  DtuRow,
  FloorRow,
  MeterRow,
  OccupancyRow,
  TenantRow,
  UnitRow,
} from '../schema/estate-tables.ts';
import { ratesCell, ratesOf } from './rates-cell.ts';
import type { Kind } from './versioned.ts';

export const BUILDING: Kind<Building, BuildingRow> = {
  table: 'building',
  key: ['building'],
  toRow: ({ building, name, address }) => ({ building, name, address }),
  fromRow: ({ building, name, address }) => ({ building, name, address }),
};

export const FLOOR: Kind<Floor, FloorRow> = {
  table: 'floor',
  key: ['building', 'floor'],
  toRow: ({ building, floor, name, level }) => ({ building, floor, name, level }),
  fromRow: ({ building, floor, name, level }) => ({ building, floor, name, level }),
};

export const UNIT: Kind<Unit, UnitRow> = {
  table: 'unit',
  key: ['unitId'],
  toRow: ({ unitId, building, floor, areaM2 }) => ({ unitId, building, floor, areaM2 }),
  fromRow: ({ unitId, building, floor, areaM2 }) => ({ unitId, building, floor, areaM2 }),
};

export const TENANT: Kind<Tenant, TenantRow> = {
  table: 'tenant',
  key: ['tenantId'],
  toRow: ({ tenantId, name, language, contacts }) => ({ tenantId, name, language, contacts: canonicalJson(contacts) }),
  fromRow: ({ tenantId, name, language, contacts }) => ({ tenantId, name, language, contacts: JSON.parse(contacts) as Contact[] }),
};

export const OCCUPANCY: Kind<Occupancy, OccupancyRow> = {
  table: 'occupancy',
  key: ['unitId', 'tenantId', 'validFrom'],
  toRow: ({ unitId, tenantId, from, to }) => ({ unitId, tenantId, validFrom: from, validTo: to }),
  fromRow: ({ unitId, tenantId, validFrom, validTo }) => ({ unitId, tenantId, from: validFrom, to: validTo }),
};

export const CIRCUIT: Kind<Circuit, CircuitRow> = {
  table: 'circuit',
  key: ['circuitId'],
  toRow: ({ circuitId, unitId, utility, protectedClass, servesOnlyUnit, supply }) => ({
    circuitId,
    unitId,
    utility,
    protectedClass,
    servesOnlyUnit: servesOnlyUnit ? 1 : 0,
    supply,
  }),
  fromRow: ({ circuitId, unitId, utility, protectedClass, servesOnlyUnit, supply }) => ({
    circuitId,
    unitId,
    utility,
    protectedClass,
    servesOnlyUnit: servesOnlyUnit === 1,
    supply,
  }),
};

export const METER: Kind<MeterInstallation, MeterRow> = {
  table: 'meter',
  key: ['meterId'],
  toRow: ({
    meterId,
    circuitId,
    dtuId,
    number,
    profile,
    ctRatio,
    ptRatio,
    openingRegister,
    closingRegister,
    openingRates,
    closingRates,
    from,
    to,
    reconnect,
  }) => ({
    meterId,
    circuitId,
    dtuId,
    number,
    profile,
    ctRatio,
    ptRatio,
    openingRegister,
    closingRegister,
    openingRates: ratesCell(openingRates),
    closingRates: ratesCell(closingRates),
    validFrom: from,
    validTo: to,
    reconnect,
  }),
  fromRow: ({
    meterId,
    circuitId,
    dtuId,
    number,
    profile,
    ctRatio,
    ptRatio,
    openingRegister,
    closingRegister,
    openingRates,
    closingRates,
    validFrom,
    validTo,
    reconnect,
  }) => ({
    meterId,
    circuitId,
    dtuId,
    number,
    profile,
    ctRatio,
    ptRatio,
    openingRegister,
    closingRegister,
    openingRates: ratesOf(openingRates),
    closingRates: ratesOf(closingRates),
    from: validFrom,
    to: validTo,
    reconnect,
  }),
};

export const DTU: Kind<Dtu, DtuRow> = {
  table: 'dtu',
  key: ['dtuId'],
  toRow: ({ dtuId, floor }) => ({ dtuId, floor }),
  fromRow: ({ dtuId, floor }) => ({ dtuId, floor }),
};

export const CREDENTIALS: Kind<DtuCredentials, DtuCredentialRow> = {
  table: 'dtuCredential',
  key: ['dtuId'],
  toRow: ({ dtuId, passwordHash, signingKeySealed }) => ({ dtuId, passwordHash, signingKeySealed }),
  fromRow: ({ dtuId, passwordHash, signingKeySealed }) => ({ dtuId, passwordHash, signingKeySealed }),
};
