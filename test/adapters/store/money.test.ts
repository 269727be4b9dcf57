import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../core/calendar/civil.ts';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { charge, credit, match, NOW, outflow, payment, temporaryStore } from './fixtures.ts';

const LATER: Instant = '2026-03-12T00:00:00.000Z';
const set = (paymentId: string, chargeId: string, amountMinor: number, knownAt: Instant = NOW) => ({
  paymentId,
  chargeId,
  amountMinor,
  knownAt,
});

describe('many at once', () => {
  it('say of each what became of it, in their order: new, the same, other content, twice in one call', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharges([charge('there')]);
      const many = Array.from({ length: 700 }, (_, n) => charge(`c${n}`));
      const odd = [
        charge('there'),
        charge('there', { dueDate: '2026-04-01' }),
        charge('c0', { working: 'told otherwise' }),
        charge('c1', { taxMinor: 9 }),
      ];
      expect(await ledger.addCharges([...odd.slice(0, 2), ...many, ...odd.slice(2)])).toEqual([
        'unchanged',
        'conflict',
        ...many.map(() => 'accepted'),
        'unchanged',
        'conflict',
      ]);
      expect(await ledger.addPayments([payment('p', 5), payment('p', 5), payment('p', 6), payment('q', 1)])).toEqual([
        'accepted',
        'unchanged',
        'conflict',
        'accepted',
      ]);
      expect(await ledger.addCharges([])).toEqual([]);
      expect(await ledger.openBalances({})).toHaveLength(701);
    });
  });

  it('keep every field of a charge and of a payment', async () => {
    const store = await temporaryStore();
    const full = charge('c', {
      taxMinor: 7,
      about: 'b',
      working: '2 × 3',
      leaseId: 'l',
      lineId: 'x',
      periodFrom: '2026-01-01',
      periodTo: '2026-02-01',
    });
    const paid = payment('p', 5, { payerAccount: 'DE02', purpose: 'water', reference: 'c' });
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharges([full]);
      await ledger.addPayments([paid]);
      expect(await ledger.chargesOf(['c', 'none'])).toEqual([full]);
      expect(await ledger.paymentsOf(['p', 'none'])).toEqual([paid]);
    });
  });
});

describe('money that went back, and what was credited', () => {
  it('count from when they were known, once each', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharge(charge('c', { amount: { minor: 100, currency: 'CNY' } }));
      await ledger.addPayment(payment('p', 80));
      expect(await ledger.addOutflow(outflow('o', 'p', 30, { knownAt: LATER }))).toBe('accepted');
      expect(await ledger.addOutflow(outflow('o', 'p', 30))).toBe('unchanged');
      expect(await ledger.addOutflow(outflow('o', 'p', 31))).toBe('conflict');
      expect(await ledger.addCredit(credit('k', 'c', 100, { knownAt: LATER }))).toBe('accepted');
      expect(await ledger.addCredit(credit('k', 'c', 99))).toBe('conflict');
      expect(await ledger.tenders('ada')).toMatchObject([{ leftMinor: 50 }]);
      expect(await ledger.openBalances({})).toEqual([]);
      expect(await ledger.outflows('ada', NOW)).toEqual([]);
      expect(await ledger.outflows('bob', LATER)).toEqual([]);
      expect(await ledger.outflows(null, LATER)).toEqual([outflow('o', 'p', 30, { knownAt: LATER })]);
      expect(await ledger.credits('ada', NOW)).toEqual([]);
      expect(await ledger.credits('ada', LATER)).toEqual(await ledger.creditsOf(['c', 'none']));
      expect(await ledger.balances('ada', NOW)).toMatchObject([{ creditedMinor: 0, settledAt: null }]);
      /* Credited from the first moment of 5 March in Shanghai, as was known a week later. */
      const settled = { creditedMinor: 100, settledAt: '2026-03-04T16:00:00.000Z', settledKnownAt: LATER };
      expect(await ledger.balances('ada', LATER)).toMatchObject([settled]);
    });
  });

  it('leave what was paid and bounced open, and collected only what stands', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addCharges([charge('bounced'), charge('less'), charge('paid')]);
      await ledger.addPayments(['p', 'q', 'r'].map((id) => payment(id, 10_000, { paidAt: '2026-02-28T00:00:00.000Z' })));
      await ledger.addAllocations([set('p', 'bounced', 10_000), set('q', 'less', 10_000), set('r', 'paid', 10_000)]);
      await ledger.addOutflow(outflow('o', 'p', 10_000, { knownAt: LATER }));
      await ledger.addCredit(credit('k', 'less', 2_500, { knownAt: LATER }));
      await ledger.addAllocations([set('p', 'bounced', -10_000, LATER), set('q', 'less', -2_500, LATER)]);
      expect((await ledger.openBalances({})).map(({ charge: { chargeId } }) => chargeId)).toEqual(['bounced']);
      expect(await ledger.collection('2026-03-01', '2026-04-01')).toEqual([
        { currency: 'CNY', chargedMinor: 27_500, paidMinor: 17_500, charges: 3, settled: 2, lateDaysSum: 0 },
      ]);
      const [less] = await ledger.balancesOf(['less']);
      expect(less).toMatchObject({ settledAt: '2026-02-28T00:00:00.000Z', settledKnownAt: NOW });
      expect(await ledger.standing({ chargeIds: ['bounced', 'less'] })).toMatchObject([{ paymentId: 'q', chargeId: 'less', minor: 7_500 }]);
      expect(await ledger.standing({ paymentIds: ['p'] })).toEqual([]);
    });
  });
});

describe('whose money it is', () => {
  it('follows the last word; a person may put it back into suspense and give it to somebody else', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ ledger }) => {
      await ledger.addPayment(payment('p', 50));
      expect(await ledger.matchPayment(match('p', null, { via: 'row' }))).toBe('conflict');
      expect(await ledger.matchPayment(match('p', null, { via: 'person', knownAt: NOW }))).toBe('accepted');
      expect(await ledger.suspense()).toMatchObject([{ payment: { paymentId: 'p', tenantId: null }, openMinor: 50 }]);
      expect(await ledger.matchPayment(match('p', 'bob', { via: 'remembered', knownAt: LATER }))).toBe('accepted');
      expect(await ledger.suspense()).toEqual([]);
      expect(await ledger.tenders('bob')).toMatchObject([{ payment: { tenantId: 'bob' }, leftMinor: 50 }]);
      expect((await ledger.matches('p')).map(({ tenantId, via }) => [tenantId, via])).toEqual([
        [null, 'person'],
        ['bob', 'remembered'],
      ]);
      expect(await ledger.payments('ada', '2026-03-09T00:00:00.000Z')).toHaveLength(1);
      expect(await ledger.payments('ada', NOW)).toEqual([]);
      expect(await ledger.payments('bob', NOW)).toEqual([]);
      expect(await ledger.payments('bob', LATER)).toHaveLength(1);
    });
  });

  it('is paged while nobody knows, in order of payment', async () => {
    const store = await temporaryStore();
    const ids = ['e', 'd', 'c', 'b', 'a'];
    await store.transaction(async ({ ledger }) => {
      await ledger.addPayments(
        ids.map((id, n) => payment(id, n + 1, { tenantId: null, paidAt: n < 2 ? '2026-03-01T00:00:00.000Z' : NOW })),
      );
      const page = async (after?: string) =>
        (await ledger.suspense({ limit: 2, ...(after ? { after } : {}) })).map(({ payment: p }) => p.paymentId);
      expect(await page()).toEqual(['d', 'e']);
      expect(await page('e')).toEqual(['a', 'b']);
      await ledger.matchPayment(match('b', 'ada'));
      expect(await page('b'), 'though the last one of the page before was matched').toEqual(['c']);
    });
  });

  it('is remembered by the last word on a payer, until it is forgotten', async () => {
    const store = await temporaryStore();
    const said = { payerKey: 'name:ada', tenantId: 'ada', by: 'amy', reason: 'she called', knownAt: NOW };
    await store.transaction(async ({ ledger }) => {
      await ledger.remember(said);
      await ledger.remember({ ...said, payerKey: 'account:DE02', tenantId: 'eve' });
      expect(await ledger.remembered(['name:ada', 'name:nobody'])).toEqual([said]);
      await ledger.remember({ ...said, tenantId: 'bob' });
      expect(await ledger.remembered(['name:ada'])).toMatchObject([{ tenantId: 'bob' }]);
      await ledger.remember({ ...said, tenantId: null });
      expect(await ledger.remembered(['name:ada', 'account:DE02'])).toMatchObject([{ payerKey: 'account:DE02' }]);
    });
  });
});

describe('batches', () => {
  it('are numbered per transaction that wrote a fact, and keep the policy that it set money by', async () => {
    const store = await temporaryStore();
    await store.transaction(({ ledger }) => ledger.addCharge(charge('c')));
    await store.transaction(({ ledger }) => ledger.addCharge(charge('c')));
    await store.read(({ ledger }) => ledger.balances('ada', NOW));
    await expect(
      store.transaction(({ ledger }) => ledger.addCharge(charge('half', { amount: { minor: 0.5, currency: 'CNY' } }))),
    ).rejects.toThrow();
    await store.transaction(async ({ ledger }) => {
      await ledger.addPayment(payment('p', 10, { knownAt: LATER }));
      await ledger.addAllocations([set('p', 'c', 10, LATER)], OLDEST_FIRST);
    });
    const database = new DatabaseSync(store.path, { readOnly: true });
    expect(database.prepare('select batch, at, policy from ledgerBatch order by batch').all()).toEqual([
      { batch: 1, at: charge('c').knownAt, policy: null },
      { batch: 2, at: LATER, policy: '{"order":[],"ringFenced":["electricity","water"]}' },
    ]);
    expect(database.prepare('select batch from allocation').all()).toEqual([{ batch: 2 }]);
    database.close();
  });
});
