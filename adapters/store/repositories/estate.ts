import type { EstateRepository } from '../faces/estate.ts';
import { BUILDING, CIRCUIT, CREDENTIALS, DTU, FLOOR, METER, OCCUPANCY, TENANT, UNIT } from './estate-kinds.ts';
import { pieces, type Scope } from './scope.ts';
import { lastVersions, saveVersion } from './versioned.ts';
import type { WritingScope } from './written-rows.ts';

export function estateRepository(scope: WritingScope): EstateRepository {
  return {
    saveBuilding: (building, knownAt) => saveVersion(scope, BUILDING, building, knownAt),
    saveFloor: (floor, knownAt) => saveVersion(scope, FLOOR, floor, knownAt),
    saveUnit: (unit, knownAt) => saveVersion(scope, UNIT, unit, knownAt),
    saveTenant: (tenant, knownAt) => saveVersion(scope, TENANT, tenant, knownAt),
    saveOccupancy: (occupancy, knownAt) => saveVersion(scope, OCCUPANCY, occupancy, knownAt),
    saveCircuit: (circuit, knownAt) => saveVersion(scope, CIRCUIT, circuit, knownAt),
    saveMeter: (meter, knownAt) => saveVersion(scope, METER, meter, knownAt),
    saveDtu: (dtu, knownAt) => saveVersion(scope, DTU, dtu, knownAt),
    setCredentials: async (credentials, knownAt) => {
      await saveVersion(scope, CREDENTIALS, credentials, knownAt);
    },
    credentials: async (dtuId) => first(await lastVersions(scope, CREDENTIALS, { dtuId })),
    buildings: () => lastVersions(scope, BUILDING, {}),
    floors: () => lastVersions(scope, FLOOR, {}),
    units: () => lastVersions(scope, UNIT, {}),
    unit: async (unitId) => first(await lastVersions(scope, UNIT, { unitId })),
    tenants: () => lastVersions(scope, TENANT, {}),
    tenant: async (tenantId) => first(await lastVersions(scope, TENANT, { tenantId })),
    knownTenants: (tenantIds) => knownTenants(scope, tenantIds),
    occupancies: (unitId) => lastVersions(scope, OCCUPANCY, unitId === null ? {} : { unitId }, ['validFrom', 'unitId', 'tenantId']),
    circuits: (unitId) => lastVersions(scope, CIRCUIT, unitId === null ? {} : { unitId }),
    circuit: async (circuitId) => first(await lastVersions(scope, CIRCUIT, { circuitId })),
    meters: () => lastVersions(scope, METER, {}),
    meterOf: async (circuitId, on) => {
      const meters = await lastVersions(scope, METER, { circuitId }, ['validFrom', 'meterId']);
      return meters.findLast((meter) => meter.from <= on && (meter.to === null || on < meter.to)) ?? null;
    },
    dtus: () => lastVersions(scope, DTU, {}),
  };
}

function first<T>(facts: readonly T[]): T | null {
  return facts[0] ?? null;
}

async function knownTenants({ db, siteId }: Scope, tenantIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const piece of pieces([...new Set(tenantIds)], 1)) {
    const first = db.selectFrom('tenant').select('tenantId').where('siteId', '=', siteId).where('version', '=', 1);
    for (const { tenantId } of await first.where('tenantId', 'in', piece).execute()) known.add(tenantId);
  }
  return known;
}
