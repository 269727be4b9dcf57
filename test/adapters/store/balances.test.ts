import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRepository } from '../../../adapters/store/store.ts';
import { openMinor } from '../../../core/ledger/ledger.ts';
import { charge, NOW, payment, temporaryStore } from './fixtures.ts';

const END = '2027-01-01T00:00:00.000Z';

describe('balances', () => {
  it('go by what was known at the moment asked for', async () => {
    const store = await temporaryStore();
    const [early, late] = [
      payment('early', 4_000, { paidAt: '2026-03-05T00:00:00.000Z', knownAt: '2026-03-06T00:00:00.000Z' }),
      payment('late', 6_000, { paidAt: '2026-03-02T00:00:00.000Z', knownAt: '2026-03-08T00:00:00.000Z' }),
    ];
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('c1'));
      for (const { paymentId, amount, knownAt } of [early, late]) {
        await ledger.addPayment(paymentId === 'early' ? early : late);
        await ledger.addAllocations([{ paymentId, chargeId: 'c1', amountMinor: amount.minor, knownAt }]);
      }
    });
    const at = (asOf: `${number}-${string}T${string}Z`) => store.read(({ ledger }) => ledger.balances('ada', asOf));
    const open = { charge: charge('c1'), creditedMinor: 0, settledAt: null, settledKnownAt: null };
    expect(await at('2026-02-19T23:59:59.999Z')).toEqual([]);
    expect(await at('2026-02-20T00:00:00.000Z')).toEqual([{ ...open, paidMinor: 0 }]);
    expect(await at('2026-03-07T00:00:00.000Z')).toEqual([{ ...open, paidMinor: 4_000 }]);
    /* Paid in full by the 5th, as we have known since the 8th. */
    const settled = { settledAt: '2026-03-05T00:00:00.000Z', settledKnownAt: '2026-03-08T00:00:00.000Z' };
    expect(await at('2026-03-08T00:00:00.000Z')).toEqual([{ ...open, ...settled, paidMinor: 10_000 }]);
    expect(await store.read(({ ledger }) => ledger.allocations('ada', '2026-03-07T00:00:00.000Z'))).toEqual([
      { paymentId: 'early', chargeId: 'c1', amountMinor: 4_000, knownAt: '2026-03-06T00:00:00.000Z' },
    ]);
    expect(await store.read(({ ledger }) => ledger.payments(null, '2026-03-07T00:00:00.000Z'))).toEqual([early]);
  });

  it('name the oldest due first, of the tenant or of the charges asked for', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('b', { dueDate: '2026-03-05' }));
      await ledger.addCharge(charge('a', { dueDate: '2026-03-05' }));
      await ledger.addCharge(charge('z', { tenantId: 'bob' }));
      await ledger.addCharge(charge('old', { backfilled: true, dueDate: '2020-01-01' }));
      const ids = async (found: ReturnType<LedgerRepository['balances']>) => (await found).map((balance) => balance.charge.chargeId);
      expect(await ids(ledger.balances('ada', NOW))).toEqual(['old', 'a', 'b']);
      expect(await ids(ledger.balances(null, NOW))).toEqual(['old', 'z', 'a', 'b']);
      expect(await ids(ledger.balancesOf(['b', 'z', 'b', 'none']))).toEqual(['z', 'b']);
      expect(await ids(ledger.balancesOf([]))).toEqual([]);
      expect(await ids(ledger.openBalances({}))).toEqual(['z', 'a', 'b']);
      expect(await ids(ledger.openBalances({ tenantId: 'ada', dueBy: '2026-03-05' }))).toEqual(['a', 'b']);
      expect(await ids(ledger.openBalances({ dueBy: '2026-03-04' }))).toEqual(['z']);
    });
  });

  it('close a charge with its last fen, and open it again with a correction', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('c1'));
      await ledger.addPayment(payment('p1', 10_000));
      const add = (amountMinor: number) => ledger.addAllocations([{ paymentId: 'p1', chargeId: 'c1', amountMinor, knownAt: NOW }]);
      const open = async () => (await ledger.openBalances({})).map(openMinor);
      await add(9_999);
      expect(await open()).toEqual([1]);
      await add(1);
      expect(await open()).toEqual([]);
      await add(-400);
      expect(await open()).toEqual([400]);
    });
  });

  it('and what is open always agree, through parts, corrections and credits', async () => {
    const store = await temporaryStore();
    let run = 0;
    const step = fc.record({ charge: fc.integer({ min: 0, max: 4 }), minor: fc.integer({ min: -60, max: 100 }) });
    const charges = fc.array(fc.record({ minor: fc.integer({ min: -50, max: 150 }), backfilled: fc.boolean() }), {
      minLength: 5,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(charges, fc.array(step, { maxLength: 8 }), async (amounts, steps) => {
        const name = `run ${++run}`;
        await store.transaction(async ({ ledger }) => {
          for (const [index, { minor, backfilled }] of amounts.entries())
            await ledger.addCharge(charge(`${name}/${index}`, { tenantId: name, amount: { minor, currency: 'CNY' }, backfilled }));
          await ledger.addPayment(payment(name, 1_000, { tenantId: name }));
          for (const { charge: index, minor } of steps) {
            await ledger.addAllocations([{ paymentId: name, chargeId: `${name}/${index}`, amountMinor: minor, knownAt: NOW }]);
            const known = await ledger.balances(name, END);
            const open = known.filter((balance) => openMinor(balance) > 0 && !balance.charge.backfilled);
            expect(await ledger.openBalances({ tenantId: name })).toEqual(open);
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});
