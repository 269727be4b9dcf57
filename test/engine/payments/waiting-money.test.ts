import { describe, expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { matchPayment } from '../../../engine/payments/match-payment.ts';
import { suspense } from '../../../engine/payments/suspense.ts';
import { unmatchPayment } from '../../../engine/payments/unmatch-payment.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import type { TestContext } from '../../setup/context.ts';
import { ledgerSite, openOf } from '../ledger-site.ts';

type Row = { readonly paymentId: string; readonly reference: string; readonly tenantId?: string };

const came = (context: TestContext, ...rows: Row[]) =>
  importPayments(context, { content: rows.map((row) => ({ amount: '100.00', paidAt: '2026-01-09', ...row })), origin: 'bank' });
const CHARGE = { tenantId: 'T1', chargeId: 'INV-9', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '100.00' };
const charged = (context: TestContext, ...charges: (typeof CHARGE)[]) =>
  importCharges(context, { content: charges, origin: 'charges' }, { history: false });
const waiting = async (context: TestContext) => (await suspense(context)).items.map(({ payment }) => payment.paymentId);

async function site(): Promise<TestContext> {
  const context = await ledgerSite([]);
  await context.goTo('2026-01-10', '12:00');
  return context;
}

describe('money in suspense whose reference names a charge that comes later', () => {
  it('pays it in the transaction that brings it, once, and the report says so', async () => {
    const context = await site();
    await came(context, { paymentId: 'O1', reference: 'INV-9' }, { paymentId: 'O2', reference: 'INV-8' });
    expect(await charged(context, CHARGE)).toMatchObject({
      accepted: 1,
      matched: [{ paymentId: 'O1', tenantId: 'T1', reference: 'INV-9' }],
    });
    expect([await openOf(context, 'T1'), await waiting(context)]).toEqual([[], ['O2']]);
    expect((await charged(context, CHARGE)).matched).toBeUndefined();
    expect(await came(context, { paymentId: 'O1', reference: 'INV-9' })).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
    const record = await context.store.read((tx) => tx.audit.list({}));
    expect(record.some(({ kind, body }) => kind === 'payment/assigned' && body.includes('"O1"'))).toBe(true);
  });

  it('pays a charge that a lease issues', async () => {
    const context = await ledgerSite([shopLease()]);
    const early = await importPayments(context, {
      content: [{ paymentId: 'O2', amount: '100.00', paidAt: '2026-01-01', reference: 'L1/rent/2026-01-01' }],
      origin: 'bank',
    });
    expect(early.posted[0]?.suspense).not.toBeNull();
    const report = await issueCharges(context);
    expect(report.matched).toEqual([{ paymentId: 'O2', tenantId: 'T1', reference: 'L1/rent/2026-01-01' }]);
    expect((await issueCharges(context)).matched).toBeUndefined();
    expect(await waiting(context)).toEqual([]);
  });

  it('stays where it is when a word in its text alone names it, and when a person took it from somebody', async () => {
    const context = await site();
    await came(context, { paymentId: 'O1', reference: 'INV-9', tenantId: 'T9' }, { paymentId: 'O3', reference: 'for INV-9, thanks' });
    await came(context, { paymentId: 'O2', reference: 'INV-9' });
    await matchPayment(context, { paymentId: 'O2', tenantId: 'T2', reference: '', reason: 'theirs', remember: false }, CLERK);
    await unmatchPayment(context, { paymentId: 'O2', reason: 'not theirs' }, CLERK);
    expect((await charged(context, CHARGE)).matched?.map(({ paymentId }) => paymentId)).toEqual(['O1']);
    expect(await waiting(context)).toEqual(['O2', 'O3']);
  });
});
