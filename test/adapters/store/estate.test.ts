import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Circuit, MeterInstallation, Tenant, Unit } from '../../../core/estate/estate.ts';
import type { BillingReading } from '../../../core/estate/reading.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import { POWER, shopLease } from '../../core/lease/shop-lease.ts';
import { NOW, temporaryStore } from './fixtures.ts';

const LATER = '2026-03-11T02:00:00.000Z';
const UNIT: Unit = { unitId: 'u1', building: 'A', floor: 'F1', areaM2: 81.5 };
const TENANT: Tenant = {
  tenantId: 'ada',
  name: '阿达商行',
  language: 'zh-CN',
  contacts: [{ channel: 'webhook', address: 'http://127.0.0.1:1/' }],
};
const CIRCUIT: Circuit = {
  circuitId: 'c1',
  unitId: 'u1',
  utility: 'electricity',
  protectedClass: 'none',
  servesOnlyUnit: true,
  supply: 'submetered',
};
const METER: MeterInstallation = {
  meterId: 'm1',
  circuitId: 'c1',
  dtuId: 'd1',
  number: '000123',
  profile: 'dtu-json',
  ctRatio: 1,
  ptRatio: 1,
  openingRegister: null,
  closingRegister: null,
  openingRates: null,
  closingRates: null,
  from: '2026-01-01',
  to: null,
  reconnect: 'direct',
};
const LEASE: Lease = {
  ...shopLease(),
  leaseId: 'l1',
  tenantId: 'ada',
  unitIds: ['u1', 'u2'],
  currency: 'CNY',
  from: '2026-01-01',
  to: null,
  disconnectionClause: { ref: '§ 12', noticeDays: 7 },
  reconnect: 'as-meter',
  lines: [
    { ...POWER, creditor: { party: 'Mall Ltd', role: 'utility-reseller' }, dueDay: 5, tax: { name: 'VAT', rateBp: 1300, included: true } },
  ],
};

describe('the estate', () => {
  it('keeps every version of a fact: a correction is a new row that names the one it supersedes', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ estate }) => {
      expect(await estate.saveUnit(UNIT, NOW)).toBe('accepted');
      expect(await estate.saveUnit({ ...UNIT }, LATER)).toBe('unchanged');
      expect(await estate.saveUnit({ ...UNIT, floor: 'F2' }, LATER)).toBe('accepted');
      expect(await estate.units()).toEqual([{ ...UNIT, floor: 'F2' }]);
      expect(await estate.unit('u1')).toEqual({ ...UNIT, floor: 'F2' });
      expect(await estate.saveUnit(UNIT, LATER)).toBe('accepted');
      expect(await estate.unit('none')).toBeNull();
    });
    const database = new DatabaseSync(store.path, { readOnly: true });
    const rows = database.prepare('select version, supersedes, floor, "knownAt" from unit order by version').all();
    database.close();
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { version: 1, supersedes: null, floor: 'F1', knownAt: NOW },
      { version: 2, supersedes: 1, floor: 'F2', knownAt: LATER },
      { version: 3, supersedes: 2, floor: 'F1', knownAt: LATER },
    ]);
  });

  it('gives back what was saved, of the unit asked for', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ estate }) => {
      await estate.saveTenant(TENANT, NOW);
      await estate.saveCircuit(CIRCUIT, NOW);
      await estate.saveCircuit({ ...CIRCUIT, circuitId: 'c2', unitId: 'u2', protectedClass: 'fire', servesOnlyUnit: false }, NOW);
      await estate.saveDtu({ dtuId: 'd1', floor: 'F1' }, NOW);
      await estate.saveOccupancy({ unitId: 'u1', tenantId: 'bob', from: '2026-02-01', to: null }, NOW);
      await estate.saveOccupancy({ unitId: 'u1', tenantId: 'ada', from: '2025-01-01', to: null }, NOW);
      await estate.saveOccupancy({ unitId: 'u1', tenantId: 'ada', from: '2025-01-01', to: '2026-02-01' }, NOW);
      expect(await estate.tenant('ada')).toEqual(TENANT);
      expect(await estate.tenants()).toEqual([TENANT]);
      expect(await estate.circuits('u1')).toEqual([CIRCUIT]);
      expect(await estate.circuit('c2')).toMatchObject({ protectedClass: 'fire', servesOnlyUnit: false });
      expect(await estate.circuits(null)).toHaveLength(2);
      expect(await estate.dtus()).toEqual([{ dtuId: 'd1', floor: 'F1' }]);
      expect(await estate.occupancies('u1')).toEqual([
        { unitId: 'u1', tenantId: 'ada', from: '2025-01-01', to: '2026-02-01' },
        { unitId: 'u1', tenantId: 'bob', from: '2026-02-01', to: null },
      ]);
      expect(await estate.occupancies('u2')).toEqual([]);
    });
  });

  it('knows which meter stood on a circuit on a day, through a swap', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ estate }) => {
      await estate.saveMeter(METER, NOW);
      await estate.saveMeter({ ...METER, to: '2026-03-10' }, NOW);
      await estate.saveMeter({ ...METER, meterId: 'm2', number: '000456', from: '2026-03-10' }, NOW);
      const on = async (day: `${number}-${string}`) => (await estate.meterOf('c1', day))?.meterId ?? null;
      expect([await on('2025-12-31'), await on('2026-01-01'), await on('2026-03-09'), await on('2026-03-10')]).toEqual([
        null,
        'm1',
        'm1',
        'm2',
      ]);
      expect(await estate.meterOf('c9', '2026-03-10')).toBeNull();
      expect((await estate.meters()).map(({ meterId, to }) => [meterId, to])).toEqual([
        ['m1', '2026-03-10'],
        ['m2', null],
      ]);
    });
  });

  it('keeps a DTU’s credentials as last set', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ estate }) => {
      expect(await estate.credentials('d1')).toBeNull();
      await estate.setCredentials({ dtuId: 'd1', passwordHash: 'salt$one', signingKeySealed: 's1' }, NOW);
      await estate.setCredentials({ dtuId: 'd1', passwordHash: 'salt$two', signingKeySealed: 's2' }, LATER);
      expect(await estate.credentials('d1')).toEqual({ dtuId: 'd1', passwordHash: 'salt$two', signingKeySealed: 's2' });
    });
  });

  it('reads lines that were kept before a lease could say more, and takes the same lease for unchanged', async () => {
    const store = await temporaryStore();
    const lease = shopLease();
    await store.transaction(({ leases }) => leases.save(lease, NOW));
    const database = new DatabaseSync(store.path);
    const rent = '{"basis":{"amountMinor":310000,"kind":"fixed"},"creditor":{"party":"Mall Ltd","role":"landlord"},"debtType":"rent"';
    database.prepare('update lease set lines = ?').run(`[${rent},"dueDay":5,"issueDaysBefore":10,"lineId":"rent"}]`);
    database.close();
    await store.transaction(async ({ leases }) => {
      expect(await leases.get('L1')).toEqual(lease);
      expect(await leases.save(lease, LATER)).toBe('unchanged');
    });
  });

  it('keeps leases whole, and sees a change in any line of theirs', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ leases }) => {
      expect(await leases.save(LEASE, NOW)).toBe('accepted');
      expect(await leases.save(structuredClone(LEASE), LATER)).toBe('unchanged');
      expect(await leases.get('l1')).toEqual(LEASE);
      const dearer = { ...LEASE, lines: LEASE.lines.map((line) => ({ ...line, dueDay: 6 })) };
      expect(await leases.save(dearer, LATER)).toBe('accepted');
      expect(await leases.save({ ...LEASE, leaseId: 'l0', tenantId: 'bob', disconnectionClause: null }, NOW)).toBe('accepted');
      expect((await leases.list()).map(({ leaseId }) => leaseId)).toEqual(['l0', 'l1']);
      expect(await leases.list('ada')).toEqual([dearer]);
      expect((await leases.get('l0'))?.disconnectionClause).toBeNull();
      expect(await leases.get('none')).toBeNull();
    });
  });

  it('keeps a billing reading once per meter, time and reason, with when we knew it, newest first; what reads otherwise at the same instant is another', async () => {
    const store = await temporaryStore();
    const reading: BillingReading = {
      dtuId: 'd1',
      meterId: 'm1',
      utility: 'water',
      number: '000123',
      takenAt: NOW,
      register: 123_456_789_012,
      rates: null,
      rate: 0.5,
      voltage: null,
      switchState: 'on',
      because: 'lock',
      knownAt: LATER,
    };
    await store.transaction(async ({ readings }) => {
      await readings.keep(reading);
      await readings.keep({ ...reading, knownAt: NOW });
      await readings.keep({ ...reading, switchState: 'off' });
      await readings.keep({ ...reading, because: 'period-end', takenAt: LATER });
      expect(await readings.of('m1', NOW, 9)).toEqual([{ ...reading, switchState: 'off' }, reading]);
      expect((await readings.of('m1', LATER, 9)).map(({ because }) => because)).toEqual(['period-end', 'lock', 'lock']);
      expect(await readings.of('m1', LATER, 1)).toHaveLength(1);
      expect(await readings.of('m2', LATER, 9)).toEqual([]);
    });
  });

  it('counts the last that was written down of a moment, also when it goes back to what was said first, or adds registers per rate alone', async () => {
    const store = await temporaryStore();
    const swap: BillingReading = {
      dtuId: 'd1',
      meterId: 'm1',
      utility: 'electricity',
      number: '000123',
      takenAt: NOW,
      register: 300,
      rates: null,
      rate: 0,
      voltage: null,
      switchState: 'unknown',
      because: 'swap',
      knownAt: NOW,
    };
    await store.transaction(async ({ readings }) => {
      for (const said of [{}, { register: 310 }, {}, { rates: { peak: 100 } }, { rates: { peak: 100 } }]) {
        await readings.keep({ ...swap, ...said, knownAt: LATER });
        expect(await readings.of('m1', LATER, 9)).toEqual([{ ...swap, ...said, knownAt: LATER }]);
      }
      await readings.keep({ ...swap, because: 'period-end' });
      expect(await readings.of('m1', LATER, 9)).toHaveLength(2);
    });
  });
});
