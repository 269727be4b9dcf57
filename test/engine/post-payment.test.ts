import { describe, expect, it } from 'vitest';
import { importCharges } from '../../engine/imports/import-charges.ts';
import type { ImportInput } from '../../engine/imports/import-report.ts';
import { importPayments } from '../../engine/post-payment.ts';
import type { TestContext } from '../setup/context.ts';
import { ledgerSite, openOf } from './ledger-site.ts';

const CHARGES = [
  'tenantId,chargeId,issueDate,dueDate,amount,currency',
  'T1,R1,2026-01-01,2026-01-05,100.00,',
  'T1,R2,2026-01-01,2026-02-05,100.00,',
  'T1,E1,2026-01-01,2026-01-05,80.00,EUR',
  'T2,R3,2026-01-01,2026-01-05,50.00,',
].join('\n');

const owing = async (): Promise<TestContext> => {
  const context = await ledgerSite([], { start: '2026-01-10' });
  await importCharges(context, { content: CHARGES, origin: 'open.csv' }, { history: false });
  return context;
};
const pay = (context: TestContext, content: ImportInput['content'], coveredThrough?: string) =>
  importPayments(context, { content, origin: 'bank.csv' }, coveredThrough === undefined ? {} : { coveredThrough });
const row = (paymentId: string, amount: string, reference = '', more: object = {}) => ({
  paymentId,
  amount,
  paidAt: '2026-01-09',
  reference,
  ...more,
});

describe('a payment', () => {
  it('finds its tenant by the charge or the bill that it refers to', async () => {
    const context = await owing();
    const report = await pay(context, [row('p1', '40', 'R2'), row('p2', '50.00', 'T2/2026-01-05')]);
    expect(report).toMatchObject({ accepted: 2, rejected: [], tenants: ['T1', 'T2'] });
    expect(report.posted.map(({ payment, allocated, leftMinor }) => [payment.tenantId, allocated, leftMinor])).toEqual([
      ['T1', [{ chargeId: 'R2', minor: 4000 }], 0],
      ['T2', [{ chargeId: 'R3', minor: 5000 }], 0],
    ]);
    expect(await openOf(context, 'T2')).toEqual([]);
  });

  it('without a reference pays the oldest due of its currency; what remains is credit that the next charge takes', async () => {
    const context = await owing();
    const report = await pay(context, [row('p1', '230', '', { tenantId: 'T1' })]);
    expect(report.posted[0]?.leftMinor).toBe(3000);
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000']);
    expect(await context.store.transaction((tx) => tx.ledger.unusedCredit('T1'))).toEqual([{ currency: 'CNY', minor: 3000 }]);
    const next = 'tenantId,chargeId,issueDate,dueDate,amount\nT1,R4,2026-01-10,2026-03-05,100.00';
    await importCharges(context, { content: next, origin: 'next.csv' }, { history: false });
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R4: 7000']);
    expect(await context.store.transaction((tx) => tx.ledger.unusedCredit('T1'))).toEqual([]);
  });

  it('waits in suspense with the reason when it is nobody’s, or two people’s', async () => {
    const context = await owing();
    const report = await pay(context, [
      row('p1', '10'),
      row('p2', '10', 'rent january'),
      row('p3', '10', 'X', { customerId: 'T9' }),
      row('p4', '10', 'R3', { tenantId: 'T1' }),
      row('p5', '10', 'R3', { tenantId: 'T9' }),
    ]);
    expect(report.posted.map(({ payment, suspense, leftMinor }) => `${payment.paymentId} ${leftMinor} ${suspense}`)).toEqual([
      'p1 1000 it has no reference',
      "p2 1000 nothing is known by its reference 'rent january'",
      "p3 1000 tenant 'T9' is not known, and nothing is known by its reference 'X'",
      "p4 1000 it names tenant 'T1', and its reference 'R3' is of tenant 'T2'",
      'p5 0 null',
    ]);
    expect((await context.store.transaction((tx) => tx.ledger.suspense())).map(({ payment }) => payment.paymentId).sort()).toEqual([
      'p1',
      'p2',
      'p3',
      'p4',
    ]);
    const suspense = await context.store.transaction((tx) => tx.ledger.suspense());
    expect(suspense.find(({ payment }) => payment.paymentId === 'p4')?.payment.payer).toBe('(names T1)');
    expect(report.tenants).toEqual(['T2']);
  });

  it('counts once: the same id again changes nothing, with other content it is refused', async () => {
    const context = await owing();
    const csv =
      'paymentId,amount,paidAt,reference,payer\np1,40,2026-01-09,R1,Tea\np2,10,2026-01-09T10:00:00+08:00,,nobody\np1,40,2026-01-09,R1,Tea';
    expect(await pay(context, csv)).toMatchObject({ accepted: 2, unchanged: 1 });
    await context.goTo('2026-01-12');
    expect(await pay(context, csv)).toMatchObject({ accepted: 0, unchanged: 3, posted: [], rejected: [] });
    const report = await pay(context, [row('p1', '41', 'R1', { payer: 'Tea' })]);
    expect(report.rejected).toMatchObject([{ line: 1, column: 'paymentId', reason: 'p1 is in the ledger with other content' }]);
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R1: 6000', 'R2: 10000']);
    const kept = await context.store.transaction((tx) => tx.ledger.payments('T1', context.clock.now()));
    expect(kept).toMatchObject([{ paymentId: 'p1', paidAt: '2026-01-08T16:00:00.000Z', knownAt: '2026-01-09T16:05:00.000Z' }]);
  });

  it('stays in suspense when its row comes again after its tenant has become known', async () => {
    const context = await owing();
    const rows = [row('p1', '10', 'LATE'), row('p2', '10', 'LATE', { tenantId: 'T9', payer: 'Tea' })];
    await pay(context, rows);
    await importCharges(
      context,
      { content: 'tenantId,chargeId,issueDate,dueDate,amount\nT1,LATE,2026-01-10,2026-03-05,10', origin: 'late.csv' },
      { history: false },
    );
    expect(await pay(context, rows)).toMatchObject({ accepted: 0, unchanged: 2, rejected: [] });
  });

  it('is given to whom it belongs once its row says so, and the payment stays as it came', async () => {
    const context = await owing();
    const ledger = async () => context.store.transaction((tx) => tx.ledger.suspense());
    const came = row('p1', '100', 'rent', { payer: 'Tea House' });
    await pay(context, [came, row('p2', '50', '', { tenantId: 'T9', payer: 'Noodles' })]);
    const before = context.clock.now();
    expect(await ledger()).toHaveLength(2);
    await context.goTo('2026-01-12');
    const said = { ...came, tenantId: 'T1' };
    const report = await pay(context, [said, row('p2', '50', 'R3', { payer: 'Noodles' })]);
    expect(report).toMatchObject({ accepted: 2, rejected: [], tenants: ['T1', 'T2'] });
    expect(report.posted.map(({ payment, allocated, leftMinor, suspense }) => [payment.tenantId, allocated, leftMinor, suspense])).toEqual([
      ['T1', [{ chargeId: 'R1', minor: 10_000 }], 0, null],
      ['T2', [{ chargeId: 'R3', minor: 5000 }], 0, null],
    ]);
    expect(await ledger()).toEqual([]);
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R2: 10000']);
    await context.store.read(async (tx) => {
      const now = context.clock.now();
      expect(await tx.ledger.payment('p1')).toMatchObject({ tenantId: null, reference: 'rent', knownAt: before });
      expect(await tx.ledger.payments('T1', before)).toEqual([]);
      expect(await tx.ledger.payments('T1', now)).toMatchObject([{ paymentId: 'p1', tenantId: 'T1', knownAt: before }]);
      expect((await tx.ledger.payments(null, before)).map(({ tenantId }) => tenantId)).toEqual([null, null]);
      expect(await tx.ledger.payments('T2', now)).toMatchObject([{ paymentId: 'p2', reference: 'R3' }]);
      const [balance] = await tx.ledger.balancesOf(['R1']);
      expect(balance).toMatchObject({ settledAt: '2026-01-08T16:00:00.000Z', settledKnownAt: now });
      expect((await tx.ledger.balances('T1', before)).every(({ paidMinor }) => paidMinor === 0)).toBe(true);
      expect((await tx.audit.list({})).some(({ kind, body }) => kind === 'payment/assigned' && body.includes('"p1"'))).toBe(true);
    });
    /* Both rows again, the first ones and the ones that corrected them, change nothing. */
    await context.goTo('2026-01-13');
    expect(await pay(context, [said])).toMatchObject({ accepted: 0, unchanged: 1, rejected: [], posted: [] });
    expect(await pay(context, [came])).toMatchObject({ accepted: 0, unchanged: 1, rejected: [], posted: [] });
  });

  it('in suspense is refused when more than whose it is differs, and never given away a second time', async () => {
    const context = await owing();
    const came = row('p1', '100', '', { payer: 'Tea House' });
    await pay(context, [came]);
    for (const other of [{ amount: '101' }, { paidAt: '2026-01-08' }, { currency: 'EUR' }, { payer: 'Noodles' }]) {
      const report = await pay(context, [{ ...came, tenantId: 'T1', ...other }]);
      expect(report.rejected).toMatchObject([{ column: 'paymentId', reason: 'p1 is in the ledger with other content' }]);
    }
    expect(await openOf(context, 'T1')).toEqual(['E1: 8000', 'R1: 10000', 'R2: 10000']);
    await pay(context, [{ ...came, tenantId: 'T1' }]);
    expect((await pay(context, [{ ...came, tenantId: 'T2' }])).rejected).toMatchObject([
      { reason: expect.stringContaining('other content') },
    ]);
    expect(await openOf(context, 'T2')).toEqual(['R3: 5000']);
  });

  it('is refused by line and column when it cannot be read, and the rest goes on', async () => {
    const context = await owing();
    const report = await pay(
      context,
      'payment_id,amount,paidAt,reference\np1,-5,2026-01-09,R1\np2,5,yesterday,R1\np3,5,2026-01-11,R1\np4,5,2026-01-09T10:00,R1\np5,5,2026-01-09,R1',
    );
    expect(report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      "2 amount: '-5' is not more than 0",
      "3 paidAt: 'yesterday' is neither a date (YYYY-MM-DD) nor an instant with its offset",
      '4 paidAt: 2026-01-11 has not come yet',
      "5 paidAt: '2026-01-09T10:00' is neither a date (YYYY-MM-DD) nor an instant with its offset",
    ]);
    expect(report.accepted).toBe(1);
  });

  it('pays imported history only when it names the very charge', async () => {
    const context = await owing();
    const history = 'tenantId,chargeId,issueDate,dueDate,amount\nT1,H1,2025-01-01,2025-01-05,30\nT1,H2,2025-01-01,2025-01-05,30';
    await importCharges(context, { content: history, origin: 'history.csv' }, { history: true });
    const report = await pay(context, [row('p1', '300', '', { tenantId: 'T1' }), row('p2', '30', 'H2')]);
    expect(report.posted.map(({ allocated }) => allocated.map(({ chargeId }) => chargeId))).toEqual([['R1', 'R2'], ['H2']]);
    expect(report.posted[0]?.leftMinor).toBe(10_000);
  });

  it('is in the chain with what it was set against', async () => {
    const context = await owing();
    await pay(context, [row('p1', '40', 'R2')]);
    const records = await context.store.transaction((tx) => tx.audit.list({}));
    expect(records.slice(-3).map(({ kind }) => kind)).toEqual(['import', 'payment', 'rows/written']);
    expect(JSON.parse(records.at(-2)?.body ?? '')).toMatchObject({
      payments: [{ paymentId: 'p1' }],
      allocated: [{ paymentId: 'p1', chargeId: 'R2', minor: 4000 }],
    });
  });
});

describe('what the bank has told', () => {
  const feed = (context: TestContext) => context.store.transaction((tx) => tx.ledger.feed('bank'));

  it('is noted when every row was taken in, even when there was none', async () => {
    const context = await owing();
    await pay(context, [row('p1', '40', 'R1')], '2026-01-09');
    expect(await feed(context)).toMatchObject({ coveredThrough: '2026-01-09' });
    await pay(context, 'paymentId,amount,paidAt', '2026-01-10');
    expect(await feed(context)).toMatchObject({ coveredThrough: '2026-01-10' });
  });

  it('is not noted when a row was refused: it may be the payment that keeps somebody from being locked', async () => {
    const context = await owing();
    const report = await pay(context, [row('p1', '40', 'R1'), row('p2', 'x', 'R1')], '2026-01-09');
    expect(await feed(context)).toBeNull();
    expect(report.rejected.map(({ column }) => column)).toContain('covers');
  });

  it('is no day to come, and no other text', async () => {
    const context = await owing();
    expect((await pay(context, [], '2026-01-11')).rejected).toMatchObject([{ column: 'covers', reason: '2026-01-11 has not come yet' }]);
    expect((await pay(context, [], 'today')).rejected).toMatchObject([{ column: 'covers', reason: "'today' is no date (YYYY-MM-DD)" }]);
    expect(await feed(context)).toBeNull();
  });
});
