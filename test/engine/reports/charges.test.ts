import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { report } from '../../../engine/reports/question.ts';
import { csvLines } from '../../../engine/reports/table.ts';
import { tableOf } from '../../../engine/reports/tables.ts';
import { fixed, POWER, RENT, shopLease } from '../../core/lease/shop-lease.ts';
import type { TestContext } from '../../setup/context.ts';
import { openSecrets } from '../imports/mall.ts';
import { ledgerSite, readMeter } from '../ledger-site.ts';

async function charges(context: TestContext, of = 'T1', asOf?: string) {
  const answer = await report(context, { report: 'charges', of, ...(asOf === undefined ? {} : { asOf }) });
  if (answer.report !== 'charges') throw new Error(answer.report);
  return answer;
}

const waits = async (context: TestContext) =>
  (await charges(context)).waiting.map(({ leaseId, lineId, from, to, key }) => `${leaseId}/${lineId} ${from} ${to} ${key}`);

const TAX = { name: 'VAT', rateBp: 900, included: false };

describe('the charges of a tenant', () => {
  it('tell how each came about, what adjusts it, what a credit note takes off, what is paid and open, as of any day', async () => {
    const context = await ledgerSite([shopLease({ lines: [{ ...RENT, tax: TAX }] })]);
    await issueCharges(context);
    await importPayments(context, {
      content: [{ paymentId: 'p', tenantId: 'T1', amount: '1000', paidAt: '2026-01-01' }],
      origin: 'bank',
    });
    await context.goTo('2026-01-10');
    await importLeases(context, { content: [shopLease({ lines: [{ ...RENT, tax: TAX, basis: fixed(320_000) }] })], origin: 'more' });
    await context.goTo('2026-01-12');
    await importLeases(context, { content: [shopLease({ lines: [{ ...RENT, tax: TAX, basis: fixed(315_000) }] })], origin: 'less' });

    const [first, more, ...others] = (await charges(context)).charges;
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ chargeId: 'L1/rent/2026-01-01', kind: 'charge', leaseId: 'L1', lineId: 'rent', about: null },
      ...{ periodFrom: '2026-01-01', periodTo: '2026-02-01', issueDate: '2026-01-01', dueDate: '2026-01-05' },
      creditor: { party: 'Mall Ltd', role: 'landlord' },
      amount: { minor: 337_900, currency: 'CNY' },
      tax: { minor: 27_900 },
      paid: { minor: 100_000 },
      open: { minor: 237_900 },
      working: '3100.00 per month × 1; VAT 9 %: 279.00',
      adjustments: ['L1/rent/2026-01-01/adj/1'],
      credits: [],
    });
    expect(more).toMatchObject({
      ...{ kind: 'adjustment', about: 'L1/rent/2026-01-01', amount: { minor: 10_900 }, credited: { minor: 5_450 }, open: { minor: 5_450 } },
      credits: [{ kind: 'credit-note', by: 'schedule', amount: { minor: 5_450 }, tax: { minor: 450 } }],
    });
    const before = await charges(context, 'L1', '2026-01-09');
    expect(before.charges.map(({ chargeId, adjustments }) => [chargeId, adjustments])).toEqual([['L1/rent/2026-01-01', []]]);
    const lines = csvLines(tableOf(await charges(context)));
    expect(lines.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'kind,id,about',
      'charge,L1/rent/2026-01-01,',
      'adjustment,L1/rent/2026-01-01/adj/1,L1/rent/2026-01-01',
      'credit-note,credit/L1/rent/2026-01-01/adj/1/1,L1/rent/2026-01-01/adj/1',
    ]);
  });

  it('tell what waits and what to do, keep no reading by asking, and tell what the schedule has only to issue', async () => {
    const context = await ledgerSite([shopLease({ lines: [RENT, POWER] })]);
    expect(await waits(context)).toEqual(['L1/rent 2026-01-01 2026-02-01 not-issued']);
    await issueCharges(context);
    expect(await waits(context)).toEqual([]);
    await context.goTo('2026-01-10');
    await issueCharges(context);
    const [power] = (await charges(context)).waiting;
    expect(power).toMatchObject({
      ...{ leaseId: 'L1', lineId: 'power', chargeId: null, from: '2026-01-01', to: '2026-01-10', key: 'no-reading' },
      reason: expect.stringContaining('meter M1 has no reading at the start of the period (2026-01-01)'),
      remedy: expect.stringContaining('dunlock import estate, readings'),
    });
    const readings = [{ meterId: 'M1', takenAt: '2026-01-01', register: 0 }];
    await importEstate(context, { content: { readings }, origin: 'by hand' }, openSecrets());
    readMeter(context, 'M1', 9_000, '2026-01-10');
    expect(await waits(context)).toEqual(['L1/power 2026-01-01 2026-01-10 not-issued']);
    expect(await context.store.read((tx) => tx.readings.of('M1', '2026-03-01T00:00:00.000Z', 9))).toHaveLength(1);
    expect((await issueCharges(context)).charges.map(({ chargeId }) => chargeId)).toEqual(['L1/power/2026-01-01']);
    expect(await waits(context)).toEqual([]);
  });

  it('tell of a charge that should be adjusted and cannot be, while the charges are those of an earlier day', async () => {
    const context = await ledgerSite([shopLease()]);
    await issueCharges(context);
    await context.goTo('2026-01-10');
    const other = { party: 'Other Ltd', role: 'landlord' } as const;
    await importLeases(context, { content: [shopLease({ lines: [{ ...RENT, creditor: other }] })], origin: 'other' });
    const then = await charges(context, 'L1', '2026-01-02');
    expect(then.waitingAsOf).toBe(context.clock.now());
    expect(then.waiting).toMatchObject([
      { leaseId: 'L1', lineId: 'rent', chargeId: 'L1/rent/2026-01-01', from: '2026-01-01', to: '2026-02-01', key: 'other-creditor' },
    ]);
  });

  it('are refused for who is no tenant and no lease', async () => {
    const context = await ledgerSite([shopLease()]);
    await expect(charges(context, 'L9')).rejects.toMatchObject({ key: 'report/unknown', message: expect.stringContaining("'L9'") });
    await expect(report(context, { report: 'charges' })).rejects.toMatchObject({ key: 'report/question' });
  });
});
