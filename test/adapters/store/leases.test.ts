import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { TurnoverReport } from '../../../core/lease/turnover.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import { charge, NOW, temporaryStore } from './fixtures.ts';

const LATER = '2026-03-11T02:00:00.000Z';
const report = (reportId: string, minor: number, change: Partial<TurnoverReport> = {}): TurnoverReport => ({
  reportId,
  leaseId: 'L1',
  from: '2026-01-01',
  to: '2026-02-01',
  turnover: { minor, currency: 'CNY' },
  knownAt: NOW,
  ...change,
});

describe('versions of a lease', () => {
  it('are all kept, and asked for as of any moment', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ leases }) => {
      await leases.save(shopLease(), NOW);
      await leases.save(shopLease({ to: '2027-01-01' }), LATER);
      expect((await leases.versions('L1')).map(({ version, lease, knownAt }) => [version, lease.to, knownAt])).toEqual([
        [1, null, NOW],
        [2, '2027-01-01', LATER],
      ]);
      expect((await leases.get('L1', NOW))?.to).toBeNull();
      expect((await leases.get('L1'))?.to).toBe('2027-01-01');
      expect(await leases.get('L1', '2026-03-10T01:59:59.999Z')).toBeNull();
      expect((await leases.list('T1', NOW)).map(({ to }) => to)).toEqual([null]);
      expect(await leases.list(undefined, '2026-01-01T00:00:00.000Z')).toEqual([]);
    });
  });
});

describe('days that charges of a lease cover', () => {
  it('are joined where they meet or overlap, by line; what is about another charge covers nothing', async () => {
    const store = await temporaryStore();
    const of = (lineId: string, periodFrom: CivilDate, periodTo: CivilDate, change = {}) =>
      charge(`${lineId}/${periodFrom}`, { leaseId: 'L1', lineId, periodFrom, periodTo, ...change });
    await store.transaction(async ({ ledger, leases }) => {
      await ledger.addCharges([
        of('rent', '2026-02-01', '2026-03-01'),
        of('rent', '2026-01-01', '2026-02-01'),
        of('rent', '2026-05-01', '2026-06-01'),
        of('rent', '2026-05-10', '2026-05-20'),
        of('rent', '2026-06-01', '2026-07-01', { about: 'rent/2026-05-01' }),
        of('power', '2026-01-05', '2026-02-05'),
        of('rent', '2026-09-01', '2026-10-01', { leaseId: 'L2', chargeId: 'other' }),
      ]);
      expect(await leases.charged('L1')).toEqual([
        { lineId: 'power', from: '2026-01-05', to: '2026-02-05' },
        { lineId: 'rent', from: '2026-01-01', to: '2026-03-01' },
        { lineId: 'rent', from: '2026-05-01', to: '2026-06-01' },
      ]);
      expect((await leases.charges('L1')).map(({ chargeId }) => chargeId)).toEqual([
        'rent/2026-01-01',
        'power/2026-01-05',
        'rent/2026-02-01',
        'rent/2026-05-01',
        'rent/2026-05-10',
        'rent/2026-06-01',
      ]);
    });
  });
});

describe('turnover reports', () => {
  it('are corrected by a later one of the same id, and asked for as of any moment', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ leases }) => {
      expect(await leases.saveTurnover(report('r2', 5, { from: '2026-02-01', to: '2026-03-01' }))).toBe('accepted');
      expect(await leases.saveTurnover(report('r1', 10))).toBe('accepted');
      expect(await leases.saveTurnover(report('r1', 10, { knownAt: LATER }))).toBe('unchanged');
      expect(await leases.saveTurnover(report('r1', 12, { knownAt: LATER }))).toBe('accepted');
      expect((await leases.turnover('L1')).map(({ reportId, turnover }) => [reportId, turnover.minor])).toEqual([
        ['r1', 12],
        ['r2', 5],
      ]);
      expect((await leases.turnover('L1', NOW)).map(({ turnover }) => turnover.minor)).toEqual([10, 5]);
      expect(await leases.turnoverReport('r1')).toEqual(report('r1', 12, { knownAt: LATER }));
      expect(await leases.turnover('L2')).toEqual([]);
    });
  });
});

describe('leases to be reckoned again', () => {
  it('are those of which something new is known since they were last', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ leases }) => {
      await leases.save(shopLease(), NOW);
      await leases.save(shopLease({ leaseId: 'L2' }), NOW);
      expect(await leases.unreckoned()).toEqual([]);
      await leases.save(shopLease({ to: '2027-01-01' }), LATER);
      await leases.saveTurnover(report('r1', 10, { leaseId: 'L2' }));
      expect(await leases.unreckoned()).toEqual(['L1', 'L2']);
      await leases.noteReckoned(['L1'], NOW);
      await leases.noteReckoned(['L2'], NOW);
      expect(await leases.unreckoned()).toEqual([]);
      await leases.saveTurnover(report('r1', 11, { leaseId: 'L2', knownAt: LATER }));
      expect(await leases.unreckoned()).toEqual(['L2']);
      await leases.noteReckoned(['L2'], NOW);
      await leases.reckonAgain(['L1'], NOW);
      expect(await leases.unreckoned()).toEqual(['L1']);
    });
  });

  it('are those too whose mark says more than there is: nobody can keep what they change from being adjusted by it', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ leases }) => {
      await leases.save(shopLease(), NOW);
      await leases.noteReckoned(['L1'], NOW);
    });
    const vandal = new DatabaseSync(store.path);
    vandal.exec('update "leaseReckoned" set versions = versions + 5, reports = 3');
    vandal.close();
    await store.transaction(async ({ leases }) => {
      await leases.save(shopLease({ to: '2027-01-01' }), LATER);
      expect(await leases.unreckoned()).toEqual(['L1']);
      await leases.noteReckoned(['L1'], LATER);
      expect(await leases.unreckoned()).toEqual([]);
    });
  });
});
