import type { ColumnType, TableDefinition } from '../define-table.ts';

/** A fact that is corrected by a new version, never in place. */
function versioned(key: readonly string[], columns: Record<string, ColumnType>, ...indices: string[][]): TableDefinition {
  return {
    columns: { ...columns, version: 'integer', knownAt: 'text', supersedes: 'integer?' },
    key: [...key, 'version'],
    indices,
  };
}

export const ESTATE_TABLES: Readonly<Record<string, TableDefinition>> = {
  unit: versioned(['unitId'], { unitId: 'text', building: 'text', floor: 'text', areaM2: 'real?' }),
  tenant: versioned(['tenantId'], { tenantId: 'text', name: 'text', language: 'text', contacts: 'text' }),
  occupancy: versioned(['unitId', 'tenantId', 'validFrom'], { unitId: 'text', tenantId: 'text', validFrom: 'text', validTo: 'text?' }, [
    'tenantId',
  ]),
  circuit: versioned(
    ['circuitId'],
    { circuitId: 'text', unitId: 'text', utility: 'text', protectedClass: 'text', servesOnlyUnit: 'integer', supply: 'text' },
    ['unitId'],
  ),
  meter: versioned(
    ['meterId'],
    {
      meterId: 'text',
      circuitId: 'text',
      dtuId: 'text',
      number: 'text',
      profile: 'text',
      ctRatio: 'real',
      validFrom: 'text',
      validTo: 'text?',
      reconnect: 'text',
    },
    ['circuitId'],
  ),
  dtu: versioned(['dtuId'], { dtuId: 'text', floor: 'text' }),
  dtuCredential: versioned(['dtuId'], { dtuId: 'text', passwordHash: 'text', signingKeySealed: 'text' }),
  lease: versioned(
    ['leaseId'],
    {
      leaseId: 'text',
      tenantId: 'text',
      unitIds: 'text',
      currency: 'text',
      validFrom: 'text',
      validTo: 'text?',
      clause: 'text',
      reconnect: 'text',
      lines: 'text',
    },
    ['tenantId'],
  ),
  billingReading: {
    columns: {
      meterId: 'text',
      takenAt: 'text',
      because: 'text',
      dtuId: 'text',
      utility: 'text',
      number: 'text',
      register: 'integer',
      rate: 'real',
      voltage: 'real?',
      switchState: 'text',
      knownAt: 'text',
    },
    key: ['meterId', 'takenAt', 'because', 'switchState', 'register'],
  },
  dtuOwner: { columns: { dtuId: 'text', owner: 'text', expiresAt: 'text', fencing: 'integer' }, key: ['dtuId'] },
};
