import { describe, expect, it } from 'vitest';
import { daySummary } from '../../../engine/day-summary.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { ReportError } from '../../../engine/reports/report-error.ts';
import { statement } from '../../../engine/reports/statement.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import { ledgerSite } from '../ledger-site.ts';

const paidLate = async () => {
  const context = await ledgerSite([shopLease()]);
  await issueCharges(context);
  await context.goTo('2026-01-08', '09:00');
  const content = [{ paymentId: 'p1', amount: '3000', paidAt: '2026-01-05', reference: 'T1/2026-01-05' }];
  await importPayments(context, { content, origin: 'bank.csv' });
  return context;
};

describe('a statement', () => {
  it('goes by what was known: a payment made on the 5th and told on the 8th is not on that of the 7th', async () => {
    const context = await paidLate();
    expect((await statement(context, 'T1', '2026-01-07')).balances).toEqual([{ minor: 310_000, currency: 'CNY' }]);
    const on8th = await statement(context, 'T1', '2026-01-08');
    expect(on8th).toMatchObject({ tenantName: 'Tea house', asOf: '2026-01-08T15:59:59.999Z', balances: [{ minor: 10_000 }] });
    expect(on8th.lines.map(({ date, id }) => `${date} ${id}`)).toEqual(['2026-01-01 L1/rent/2026-01-01', '2026-01-05 p1']);
    expect(on8th.open).toEqual([
      { chargeId: 'L1/rent/2026-01-01', debtType: 'rent', dueDate: '2026-01-05', open: { minor: 10_000, currency: 'CNY' }, daysOverdue: 3 },
    ]);
    expect((await statement(context, 'T1', '2026-01-08T08:00:00+08:00')).balances).toEqual([{ minor: 310_000, currency: 'CNY' }]);
    expect((await statement(context, 'T2')).lines).toEqual([]);
  });

  it('says what is wrong with a question that it cannot answer', async () => {
    const context = await paidLate();
    await expect(statement(context, 'T9')).rejects.toThrow(ReportError);
    await expect(statement(context, 'T1', '31.12.2026')).rejects.toThrow(/give a date/);
  });
});

describe('the day at a glance', () => {
  it('counts what the store holds', async () => {
    const context = await paidLate();
    expect(await daySummary(context)).toMatchObject({
      date: '2026-01-08',
      bands: { reliable: 0, usual: 0, wavering: 0, 'at-risk': 0 },
      remindersSent: 0,
      circuitsLocked: 0,
      workOrders: 0,
      chargedMinor: 310_000,
      paidMinor: 300_000,
      overdueMinor: 10_000,
      dtusOnline: 0,
      dtus: 1,
    });
  });

  it('counts nothing as overdue on its due date', async () => {
    const context = await ledgerSite([shopLease()]);
    await issueCharges(context);
    await context.goTo('2026-01-05');
    expect((await daySummary(context)).overdueMinor).toBe(0);
    await context.goTo('2026-01-06');
    expect((await daySummary(context)).overdueMinor).toBe(310_000);
  });
});
