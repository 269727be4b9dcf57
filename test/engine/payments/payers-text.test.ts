import { expect, it } from 'vitest';
import { money } from '../../../core/money/money.ts';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { readMoney } from '../../../engine/lock-facts/money-facts.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { suspense } from '../../../engine/payments/suspense.ts';
import { unmatchPayment } from '../../../engine/payments/unmatch-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import type { TestContext } from '../../setup/context.ts';
import { ledgerSite, openOf } from '../ledger-site.ts';

type Cells = Readonly<Record<string, string>>;

const CHARGES = [
  'tenantId,chargeId,issueDate,dueDate,amount',
  'T1,INV-1,2026-01-01,2026-01-05,100.00',
  'T1,INV-2,2026-01-01,2026-02-05,100.00',
  'T2,INV-3,2026-01-01,2026-01-05,50.00',
  'T2,W-7,2026-01-01,2026-01-06,50.00',
].join('\n');

async function owing(): Promise<TestContext> {
  const context = await ledgerSite([], { start: '2026-01-10' });
  await importCharges(context, { content: CHARGES, origin: 'open.csv' }, { history: false });
  return context;
}

const pay = (context: TestContext, ...rows: readonly Cells[]) =>
  importPayments(context, { content: rows.map((row) => ({ paidAt: '2026-01-09', amount: '10.00', ...row })), origin: 'bank.csv' }, {});

const waiting = async (context: TestContext) =>
  (await suspense(context)).items.map(({ payment, reason }) => [payment.paymentId, payment.payer, payment.tenantId, reason]);

it('what a payer writes is never read as the tenant that its row names, and is shown whole', async () => {
  const context = await owing();
  const rows: readonly Cells[] = [
    { paymentId: 'a', payer: 'Evil (names T2)' },
    { paymentId: 'b', payer: '(names T2)' },
    { paymentId: 'c', payer: 'Evil (names T2)', tenantId: 'T8' },
    { paymentId: 'd', payer: 'Wu', tenantId: 'T(9)' },
    { paymentId: 'e', payer: 'Wu\u001fT2' },
  ];
  expect(await pay(context, ...rows)).toMatchObject({ accepted: 5, rejected: [] });
  const without = 'it has no reference';
  const expected = [
    ['a', 'Evil (names T2)', null, without],
    ['b', '(names T2)', null, without],
    ['c', 'Evil (names T2)', 'T8', `tenant 'T8' is not known, and ${without}`],
    ['d', 'Wu', 'T(9)', `tenant 'T(9)' is not known, and ${without}`],
    ['e', 'Wu\u001fT2', null, without],
  ];
  expect(await waiting(context)).toEqual(expected);
  expect(await pay(context, ...rows)).toMatchObject({ accepted: 0, unchanged: 5, rejected: [] });

  await matchPayment(context, { paymentId: 'a', tenantId: 'T1', reason: 'is theirs' }, CLERK);
  await unmatchPayment(context, { paymentId: 'a', reason: 'is not' }, CLERK);
  expect(await waiting(context)).toEqual(expected);
});

it('money that was a tenant’s and is nobody’s again names nobody by its payer’s words', async () => {
  const context = await owing();
  const row = { paymentId: 'a', payer: 'Evil (names T2)', tenantId: 'T1' };
  await pay(context, row);
  expect(await pay(context, row)).toMatchObject({ unchanged: 1, rejected: [] });
  await unmatchPayment(context, { paymentId: 'a', reason: 'is not' }, CLERK);
  expect(await waiting(context)).toMatchObject([['a', 'Evil (names T2)', null, 'it has no reference']]);
});

it('what an earlier version kept in words counts, and its row comes again without a word', async () => {
  const context = await owing();
  const now = context.clock.now();
  const kept = {
    tenantId: null,
    payerAccount: '',
    reference: '',
    purpose: null,
    amount: money(1000, 'CNY'),
    knownAt: now,
    backfilled: false,
  };
  await pay(context, { paymentId: 'old', payer: 'x', tenantId: 'T9' });
  const paidAt = (await context.store.read((tx) => tx.ledger.payment('old')))?.paidAt ?? now;
  await context.store.transaction((tx) =>
    tx.ledger.addPayments([
      { ...kept, paymentId: 'a', paidAt, payer: 'Wu (names T7)' },
      { ...kept, paymentId: 'b', paidAt, payer: 'Wu (names T(9))' },
      { ...kept, paymentId: 'c', paidAt, payer: 'Evil (names T2)' },
    ]),
  );
  expect((await waiting(context))[0]).toEqual(['a', 'Wu', 'T7', "tenant 'T7' is not known, and it has no reference"]);
  const again = await pay(
    context,
    { paymentId: 'a', payer: 'Wu', tenantId: 'T7' },
    { paymentId: 'b', payer: 'Wu', tenantId: 'T(9)' },
    { paymentId: 'c', payer: 'Evil (names T2)' },
  );
  expect(again).toMatchObject({ accepted: 0, unchanged: 3, rejected: [] });
});

it('a lock sees that a row names a tenant, however short its id is', async () => {
  const context = await owing();
  await pay(context, { paymentId: 'a', payer: 'Wu', reference: 'INV-3', tenantId: 'T1' }, { paymentId: 'b', payer: 'Wu (names T1)' });
  const { suspense: seen } = await context.store.read(async (tx) => readMoney(tx, { tenantId: 'T1' } as Parameters<typeof readMoney>[1]));
  expect(seen.map(({ paymentId, namesTenant }) => [paymentId, namesTenant])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

it('a charge of another system is found in a text when it is the only known one that is open', async () => {
  const context = await owing();
  const rows: readonly Cells[] = [
    { paymentId: 'a', reference: 'Payment for INV-1 thanks', amount: '100.00' },
    { paymentId: 'b', reference: 'Payment for (INV-2).', tenantId: 'T1' },
    { paymentId: 'c', reference: 'INV-2 and INV-3' },
    { paymentId: 'd', reference: 'Payment for INV-3', tenantId: 'T1' },
    { paymentId: 'e', reference: 'inv-3, XINV-3, INV-33, W-7' },
    { paymentId: 'f', reference: 'T1/2026-01-05 and T2/2026-01-05 and INV-3' },
  ];
  const report = await pay(context, ...rows);
  expect(
    report.posted.map(({ payment, allocated, suspense: why }) => [payment.paymentId, payment.tenantId, allocated[0]?.chargeId, why]),
  ).toEqual([
    ['a', 'T1', 'INV-1', null],
    ['b', 'T1', 'INV-2', null],
    ['c', null, undefined, "nothing is known by its reference 'INV-2 and INV-3'"],
    ['d', null, undefined, "it names tenant 'T1', and its reference 'INV-3' is of tenant 'T2'"],
    ['e', null, undefined, "nothing is known by its reference 'inv-3, XINV-3, INV-33, W-7'"],
    ['f', null, undefined, "nothing is known by its reference 'T1/2026-01-05 and T2/2026-01-05 and INV-3'"],
  ]);
  expect(await openOf(context, 'T1')).toEqual(['INV-2: 9000']);
  /* INV-1 is paid now, and the same row is the same row. */
  expect(await pay(context, ...rows)).toMatchObject({ accepted: 0, unchanged: 6, rejected: [] });
});

it('a text that came before its charge waits, and says whose it is and what to do once the charge is known', async () => {
  const context = await owing();
  const row = { paymentId: 'a', reference: 'Payment for NEW-4 thanks' };
  await pay(context, row);
  await importCharges(
    context,
    { content: 'tenantId,chargeId,issueDate,dueDate,amount\nT2,NEW-4,2026-01-10,2026-02-05,10.00', origin: 'n.csv' },
    { history: false },
  );
  expect(await pay(context, row)).toMatchObject({ unchanged: 1, rejected: [] });
  expect((await waiting(context))[0]?.[3]).toBe(
    "it is T2's by what is known since it came: match it, or import its row again with tenantId filled in",
  );
  expect(await pay(context, { ...row, tenantId: 'T2' })).toMatchObject({ accepted: 1, rejected: [] });
  expect(await waiting(context)).toEqual([]);
});
