import { describe, expect, it } from 'vitest';
import { charge, match, NOW, payment, temporaryStore } from './fixtures.ts';

describe('charges and payments', () => {
  it('are added once: the same again is unchanged, other content under the same id is a conflict', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      expect(await ledger.addCharge(charge('c1'))).toBe('accepted');
      expect(await ledger.addCharge(charge('c1', { knownAt: NOW }))).toBe('unchanged');
      expect(await ledger.addCharge(charge('c1', { amount: { minor: 1, currency: 'CNY' } }))).toBe('conflict');
      expect(await ledger.addCharge(charge('c1', { backfilled: true }))).toBe('conflict');
      expect(await ledger.charge('c1')).toEqual(charge('c1'));
      expect(await ledger.charge('c2')).toBeNull();
      expect(await ledger.addPayment(payment('p1', 500))).toBe('accepted');
      expect(await ledger.addPayment(payment('p1', 500, { knownAt: NOW }))).toBe('unchanged');
      expect(await ledger.addPayment(payment('p1', 501))).toBe('conflict');
      expect(await ledger.payments('ada', NOW)).toEqual([payment('p1', 500)]);
    });
  });

  it('keep whole amounts up to the largest safe integer, and refuse a fraction', async () => {
    const store = await temporaryStore();
    const huge = charge('c1', { amount: { minor: Number.MAX_SAFE_INTEGER, currency: 'JPY' } });
    await store.transaction(({ ledger }) => ledger.addCharge(huge));
    expect(await store.read(({ ledger }) => ledger.charge('c1'))).toEqual(huge);
    const half = charge('c2', { amount: { minor: 0.5, currency: 'CNY' } });
    await expect(store.transaction(({ ledger }) => ledger.addCharge(half))).rejects.toThrow(/REAL value in INTEGER column/);
  });

  it('find the last charge of a lease line by the end of its period', async () => {
    const store = await temporaryStore();
    const ofLine = { leaseId: 'l1', lineId: 'rent' };
    await store.transaction(async ({ ledger }) => {
      expect(await ledger.lastChargeOfLine('l1', 'rent')).toBeNull();
      await ledger.addCharge(charge('feb', { ...ofLine, periodFrom: '2026-02-01', periodTo: '2026-03-01' }));
      await ledger.addCharge(charge('jan', { ...ofLine, periodFrom: '2026-01-01', periodTo: '2026-02-01' }));
      await ledger.addCharge(charge('other', { leaseId: 'l1', lineId: 'water', periodFrom: '2026-03-01', periodTo: '2026-04-01' }));
      expect(await ledger.lastChargeOfLine('l1', 'rent')).toMatchObject({ chargeId: 'feb' });
    });
  });
});

describe('suspense and credit', () => {
  it('show what of a payment stands against nothing yet', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('c1'));
      await ledger.addPayment(payment('nobody', 7_000, { tenantId: null }));
      await ledger.addPayment(payment('spent', 300, { tenantId: null }));
      await ledger.addAllocations([
        { paymentId: 'nobody', chargeId: 'c1', amountMinor: 2_000, knownAt: NOW },
        { paymentId: 'spent', chargeId: 'c1', amountMinor: 300, knownAt: NOW },
      ]);
      expect(await ledger.suspense()).toEqual([{ payment: payment('nobody', 7_000, { tenantId: null }), openMinor: 5_000 }]);
    });
  });

  it('is matched by a row once, and known as such from then on only', async () => {
    const store = await temporaryStore();
    const later = '2026-03-11T00:00:00.000Z';
    await store.transaction(async ({ ledger }) => {
      const came = payment('nobody', 7_000, { tenantId: null });
      await ledger.addPayment(came);
      await ledger.addPayment(payment('bob', 77, { tenantId: 'bob' }));
      const said = match('nobody', 'ada', { reference: 'c1', knownAt: later });
      expect(await ledger.matchPayment(said)).toBe('accepted');
      expect(await ledger.matchPayment({ ...said, knownAt: '2026-03-12T00:00:00.000Z' })).toBe('unchanged');
      expect(await ledger.matchPayment({ ...said, tenantId: 'eve' })).toBe('conflict');
      expect(await ledger.matchPayment({ ...said, paymentId: 'bob' })).toBe('conflict');
      expect(await ledger.matchPayment({ ...said, paymentId: 'none' })).toBe('conflict');
      expect(await ledger.payment('nobody')).toEqual(came);
      expect(await ledger.payment('none')).toBeNull();
      expect(await ledger.payments('ada', NOW)).toEqual([]);
      expect(await ledger.payments('ada', later)).toEqual([{ ...came, tenantId: 'ada', reference: 'c1' }]);
      expect(await ledger.suspense()).toEqual([]);
      expect(await ledger.unusedCredit('ada')).toEqual([{ currency: 'CNY', minor: 7_000 }]);
    });
  });

  it('is per currency, and leaves history and other tenants out', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('c1'));
      await ledger.addPayment(payment('p1', 12_000));
      await ledger.addPayment(payment('p2', 500));
      await ledger.addPayment(payment('eur', 90, { amount: { minor: 90, currency: 'EUR' } }));
      await ledger.addPayment(payment('old', 99_000, { backfilled: true }));
      await ledger.addPayment(payment('bob', 77, { tenantId: 'bob' }));
      await ledger.addAllocations([{ paymentId: 'p1', chargeId: 'c1', amountMinor: 10_000, knownAt: NOW }]);
      expect(await ledger.unusedCredit('ada')).toEqual([
        { currency: 'CNY', minor: 2_500 },
        { currency: 'EUR', minor: 90 },
      ]);
      expect(await ledger.unusedCredit('eve')).toEqual([]);
    });
  });
});

describe('collection', () => {
  it('counts late days in the site’s civil days, per currency, over the due dates asked for', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      for (const id of ['on-time', 'late', 'partly', 'open']) await ledger.addCharge(charge(id));
      await ledger.addCharge(charge('euro', { amount: { minor: 50, currency: 'EUR' } }));
      await ledger.addCharge(charge('after', { dueDate: '2026-04-01' }));
      await ledger.addCharge(charge('history', { backfilled: true }));
      /* 2026-03-01 in Shanghai ends at 16:00 UTC: one minute later is one day late. */
      await ledger.addPayment(payment('p1', 10_000, { paidAt: '2026-03-01T15:59:59.000Z' }));
      await ledger.addPayment(payment('p2', 6_000, { paidAt: '2026-02-25T00:00:00.000Z' }));
      await ledger.addPayment(payment('p3', 6_000, { paidAt: '2026-03-04T16:00:00.000Z' }));
      await ledger.addAllocations([
        { paymentId: 'p1', chargeId: 'on-time', amountMinor: 10_000, knownAt: NOW },
        { paymentId: 'p2', chargeId: 'late', amountMinor: 6_000, knownAt: NOW },
        { paymentId: 'p3', chargeId: 'late', amountMinor: 4_000, knownAt: NOW },
        { paymentId: 'p3', chargeId: 'partly', amountMinor: 2_000, knownAt: NOW },
      ]);
      expect(await ledger.collection('2026-03-01', '2026-04-01')).toEqual([
        { currency: 'CNY', chargedMinor: 40_000, paidMinor: 22_000, charges: 4, settled: 2, lateDaysSum: 4 },
        { currency: 'EUR', chargedMinor: 50, paidMinor: 0, charges: 1, settled: 0, lateDaysSum: 0 },
      ]);
      expect(await ledger.collection('2026-03-02', '2026-04-01')).toEqual([]);
    });
  });
});

describe('rejects and feeds', () => {
  it('keep the same row of the same origin once, newest first', async () => {
    const store = await temporaryStore();
    const row = { source: 'payments', origin: 'march.csv', line: 7, column: 'amount', reason: 'no number', raw: 'p1;x', knownAt: NOW };
    const lineless = { ...row, source: 'reading', origin: 'dtu-1', line: null, column: null, knownAt: '2026-03-11T00:00:00.000Z' } as const;
    await store.transaction(async ({ ledger }) => {
      for (const reject of [row, row, { ...row, knownAt: lineless.knownAt }, { ...row, line: 8 }, lineless, lineless])
        await ledger.addReject(reject);
      expect(await ledger.rejects({})).toEqual([lineless, row, { ...row, line: 8 }]);
      expect(await ledger.rejects({ source: 'reading' })).toEqual([lineless]);
      expect(await ledger.rejects({ limit: 1 })).toEqual([lineless]);
    });
  });

  it('know how far a feed has come, whatever order its files arrive in', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      expect(await ledger.feed('bank')).toBeNull();
      await ledger.noteFeed('bank', '2026-03-09', NOW);
      await ledger.noteFeed('bank', '2026-03-07', '2026-03-11T00:00:00.000Z');
      await ledger.noteFeed('bank', '2026-03-09', '2026-03-12T00:00:00.000Z');
      expect(await ledger.feed('bank')).toEqual({ coveredThrough: '2026-03-09', knownAt: NOW });
    });
  });
});
