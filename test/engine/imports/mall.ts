import type { DtuSecretMaker } from '../../../engine/imports/dtu-secrets.ts';

/** A small estate: two shops on one floor, each with electricity (and U1 water) behind one DTU. A new object each time. */
export function mall() {
  return {
    units: [
      { unitId: 'U1', building: 'A', floor: '1', areaM2: 40 },
      { unitId: 'U2', building: 'A', floor: '1', areaM2: 60 },
    ],
    tenants: [
      { tenantId: 'T1', name: 'Tea house', language: 'en', contacts: [{ channel: 'webhook', address: 'http://127.0.0.1:9/phone' }] },
      { tenantId: 'T2', name: 'Bookshop' },
    ],
    occupancies: [
      { unitId: 'U1', tenantId: 'T1', from: '2026-01-01' },
      { unitId: 'U2', tenantId: 'T2', from: '2026-01-01' },
    ],
    circuits: [
      { circuitId: 'C1', unitId: 'U1', utility: 'electricity' },
      { circuitId: 'C1W', unitId: 'U1', utility: 'water' },
      { circuitId: 'C2', unitId: 'U2', utility: 'electricity' },
    ],
    dtus: [{ dtuId: 'dtu-1', floor: '1' }],
    meters: [
      { meterId: 'M1', circuitId: 'C1', dtuId: 'dtu-1', number: '000000000001', from: '2026-01-01' },
      { meterId: 'M1W', circuitId: 'C1W', dtuId: 'dtu-1', number: '000000000002', from: '2026-01-01' },
      { meterId: 'M2', circuitId: 'C2', dtuId: 'dtu-1', number: '000000000003', from: '2026-01-01' },
    ],
  };
}

/** Makes secrets in plain view and remembers what was written. */
export function openSecrets(): DtuSecretMaker & { readonly written: string[][] } {
  const written: string[][] = [];
  return {
    written,
    make: async (dtuId) => ({
      credentials: { dtuId, passwordHash: `salt$${dtuId}`, signingKeySealed: 'sealed' },
      plain: { dtuId, username: dtuId, password: 'secret', signingKey: 'ff' },
    }),
    write: async (rows) => {
      written.push(rows.map(({ dtuId }) => dtuId));
      return '/secrets.csv';
    },
  };
}
