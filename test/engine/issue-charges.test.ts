import { describe, expect, it } from 'vitest';
import { plusDays } from '../../core/calendar/civil.ts';
import { importEstate } from '../../engine/imports/import-estate.ts';
import { issueCharges, untakenBills } from '../../engine/issue-charges.ts';
import { importPayments } from '../../engine/post-payment.ts';
import { statement } from '../../engine/reports/statement.ts';
import { POWER, RENT, shopLease } from '../core/lease/shop-lease.ts';
import type { TestContext } from '../setup/context.ts';
import { openSecrets } from './imports/mall.ts';
import { ledgerSite, openOf, readMeter } from './ledger-site.ts';

const issued = async (context: TestContext) => {
  const { charges, bills, waiting } = await issueCharges(context);
  return {
    charges: charges.map(({ chargeId, amount }) => `${chargeId}: ${amount.minor}`),
    bills,
    waiting: waiting.map(({ lineId, reason }) => `${lineId}: ${reason}`),
  };
};

describe('a tea house in January 2026: rent of 3100.00 due on the 5th, electricity at 0.87 a kWh due on the 20th', () => {
  it('is billed, pays a part, pays the rest', async () => {
    const context = await ledgerSite([shopLease({ lines: [RENT, POWER] })]);

    // 1 January, five past midnight: the lease begins. The rent of January is issued; the meter's opening register is kept.
    readMeter(context, 'M1', 500_000, '2026-01-01');
    expect(await issued(context)).toEqual({
      charges: ['L1/rent/2026-01-01: 310000'],
      bills: ['bill/T1/2026-01-05/2026-01-01'],
      waiting: [],
    });
    expect(await issued(context)).toEqual({ charges: [], bills: [], waiting: [] });
    const bill = await context.store.transaction((tx) => tx.effects.get('bill/T1/2026-01-05/2026-01-01'));
    expect(bill).toMatchObject({
      state: 'planned',
      className: 'bill',
      tenantId: 'T1',
      dueAt: context.clock.now(),
      expiresAt: '2026-01-03T16:05:00.000Z',
    });
    expect(JSON.stringify(bill?.body)).toContain('T1/2026-01-05');
    expect(JSON.stringify(bill?.body)).toContain('3100.00');

    // 7 January: two days late, a first part comes in by the reference of the bill.
    await context.goTo('2026-01-07', '10:00');
    const part = [{ paymentId: 'p1', amount: '1000.00', paidAt: '2026-01-06', reference: 'T1/2026-01-05' }];
    await importPayments(context, { content: part, origin: 'bank.csv' });
    expect(await openOf(context, 'T1')).toEqual(['L1/rent/2026-01-01: 210000']);
    expect((await statement(context, 'T1')).open).toMatchObject([{ daysOverdue: 2, open: { minor: 210_000 } }]);

    // 10 January: the meter is read at midnight, and 123.456 kWh are billed to the 20th.
    await context.goTo('2026-01-10');
    readMeter(context, 'M1', 623_456, '2026-01-10');
    expect(await issued(context)).toEqual({
      charges: ['L1/power/2026-01-01: 10741'],
      bills: ['bill/T1/2026-01-20/2026-01-10'],
      waiting: [],
    });
    expect(await issued(context)).toEqual({ charges: [], bills: [], waiting: [] });

    // 12 January: the rest and a little more, without a reference. The oldest is paid first.
    await context.goTo('2026-01-12', '10:00');
    const rest = [{ paymentId: 'p2', amount: '2107.41', paidAt: '2026-01-12', tenantId: 'T1' }];
    await importPayments(context, { content: rest, origin: 'bank.csv' });
    expect(await openOf(context, 'T1')).toEqual(['L1/power/2026-01-01: 10000']);

    // 20 January: paid to the day.
    await context.goTo('2026-01-20', '10:00');
    const last = [{ paymentId: 'p3', amount: '100.00', paidAt: '2026-01-20', reference: 'L1/power/2026-01-01' }];
    await importPayments(context, { content: last, origin: 'bank.csv' });
    expect(await openOf(context, 'T1')).toEqual([]);

    // 26 January: the rent of February goes out; so does the electricity of 10 February, from where January's ended.
    await context.goTo('2026-01-26');
    expect((await issued(context)).charges).toEqual(['L1/rent/2026-02-01: 310000']);
    await context.goTo('2026-02-10');
    readMeter(context, 'M1', 723_456, '2026-02-10');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-10: 8700']);

    const { lines, balances } = await statement(context, 'T1');
    expect(lines.map(({ date, id, balance }) => `${date} ${id} ${balance.minor}`)).toEqual([
      '2026-01-01 L1/rent/2026-01-01 310000',
      '2026-01-06 p1 210000',
      '2026-01-10 L1/power/2026-01-01 220741',
      '2026-01-12 p2 10000',
      '2026-01-20 p3 0',
      '2026-01-26 L1/rent/2026-02-01 310000',
      '2026-02-10 L1/power/2026-01-10 318700',
    ]);
    expect(balances).toEqual([{ minor: 318_700, currency: 'CNY' }]);
  });
});

describe('issuing', () => {
  it('puts charges of one due date on one bill, and those of another on another', async () => {
    const fee = { ...RENT, lineId: 'fee', debtType: 'service-charge' as const };
    const later = { ...RENT, lineId: 'marketing', debtType: 'other' as const, dueDay: 8 };
    const context = await ledgerSite([
      shopLease({ lines: [RENT, fee, later] }),
      shopLease({ leaseId: 'L2', tenantId: 'T2', unitIds: ['U2'] }),
    ]);
    expect((await issued(context)).bills).toEqual([
      'bill/T1/2026-01-05/2026-01-01',
      'bill/T1/2026-01-08/2026-01-01',
      'bill/T2/2026-01-05/2026-01-01',
    ]);
    const bill = await context.store.transaction((tx) => tx.effects.get('bill/T1/2026-01-05/2026-01-01'));
    expect(JSON.stringify(bill?.body)).toContain('6200.00');
  });

  it('sets what was paid before against what is issued now', async () => {
    const context = await ledgerSite([shopLease()]);
    await importPayments(context, {
      content: [{ paymentId: 'p1', amount: '5000', paidAt: '2026-01-01', tenantId: 'T1' }],
      origin: 'bank.csv',
    });
    await issued(context);
    expect(await openOf(context, 'T1')).toEqual([]);
    await context.goTo('2026-01-26');
    await issued(context);
    expect(await openOf(context, 'T1')).toEqual(['L1/rent/2026-02-01: 120000']);
  });

  it('waits for a reading with the reason, then bills by the first one that comes, and goes on from it', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER] })]);
    readMeter(context, 'M1', 1_000, '2026-01-01');
    await issued(context);
    await context.goTo('2026-01-10');
    expect(await issued(context)).toEqual({
      charges: [],
      bills: [],
      waiting: ['power: meter M1 has no reading at the end of the period (2026-01-10): import one of that day, read by hand'],
    });
    await context.goTo('2026-01-13');
    readMeter(context, 'M1', 11_000, '2026-01-12', '18:00');
    expect(await issued(context)).toEqual({ charges: ['L1/power/2026-01-01: 870'], bills: ['bill/T1/2026-01-23/2026-01-13'], waiting: [] });
    await context.goTo('2026-02-10');
    readMeter(context, 'M1', 12_000, '2026-02-10');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-10: 87']);
  });

  it('lets a month without use pass, and bills it with the next', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER] })]);
    readMeter(context, 'M1', 1_000, '2026-01-01');
    await issued(context);
    await context.goTo('2026-01-10');
    readMeter(context, 'M1', 1_000, '2026-01-10');
    expect(await issued(context)).toEqual({ charges: [], bills: [], waiting: [] });
    await context.goTo('2026-01-11');
    readMeter(context, 'M1', 2_000, '2026-01-11');
    expect((await issued(context)).charges).toEqual([]);
    await context.goTo('2026-02-10');
    readMeter(context, 'M1', 3_000, '2026-02-10');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-01: 174']);
  });

  it('bills both meters when one was swapped within the period', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER] })]);
    readMeter(context, 'M1', 1_000, '2026-01-01');
    await issued(context);
    await context.goTo('2026-01-05');
    readMeter(context, 'M1', 2_000, '2026-01-05');
    const meter = { circuitId: 'C1', dtuId: 'dtu-1' };
    const meters = [
      { ...meter, meterId: 'M1', number: '000000000001', from: '2026-01-01', to: '2026-01-05' },
      { ...meter, meterId: 'M9', number: '000000000009', from: '2026-01-05' },
    ];
    await importEstate(context, { content: { meters }, origin: 'swap.json' }, openSecrets());
    readMeter(context, 'M9', 0, '2026-01-05');
    await issued(context);
    await context.goTo('2026-01-10');
    readMeter(context, 'M9', 9_000, '2026-01-10');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-01: 870']);
  });

  it('splits a unit between the tenant who leaves and the one who comes, by one reading', async () => {
    const old = shopLease({ lines: [POWER], to: '2026-01-15' });
    const next = shopLease({ leaseId: 'L2', tenantId: 'T2', lines: [POWER], from: '2026-01-15' });
    const ended = { unitId: 'U1', tenantId: 'T1', from: '2026-01-01', to: '2026-01-15' };
    const begun = { unitId: 'U1', tenantId: 'T2', from: '2026-01-15' };
    const context = await ledgerSite([old, next], {}, { occupancies: [ended, begun] });
    readMeter(context, 'M1', 0, '2026-01-01');
    await issued(context);
    await context.goTo('2026-01-10');
    readMeter(context, 'M1', 10_000, '2026-01-10');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-01: 870']);
    await context.goTo('2026-01-15');
    readMeter(context, 'M1', 15_000, '2026-01-15');
    expect((await issued(context)).charges).toEqual(['L1/power/2026-01-10: 435']);
    await context.goTo('2026-02-10');
    readMeter(context, 'M1', 40_000, '2026-02-10');
    expect((await issued(context)).charges).toEqual(['L2/power/2026-01-15: 2175']);
  });

  it('never bills a tenant who has left by what was drawn after', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER], to: '2026-01-08' })]);
    readMeter(context, 'M1', 0, '2026-01-01');
    await issued(context);
    await context.goTo('2026-01-12');
    readMeter(context, 'M1', 15_000, '2026-01-12');
    expect(await issued(context)).toMatchObject({
      charges: [],
      waiting: ['power: meter M1 has no reading at the end of the period (2026-01-08): import one of that day, read by hand'],
    });
  });

  it('bills the same kilowatt-hours once in a year of days, over both clock changes of Berlin', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER], currency: 'EUR' })], { timeZone: 'Europe/Berlin', currency: 'EUR' });
    const amounts: number[] = [];
    for (let day = 0; day < 365; day++) {
      const date = plusDays('2026-01-01', day);
      await context.goTo(date);
      readMeter(context, 'M1', day * 1_000, date);
      for (const { amount } of (await issueCharges(context)).charges) amounts.push(amount.minor);
    }
    /* The last issue date of the year is 10 December: 343 days at 1 kWh. */
    expect(amounts.length).toBe(12);
    expect(amounts.reduce((total, each) => total + each, 0)).toBe(343 * 87);
  });

  it('names bills again until somebody has taken them', async () => {
    const context = await ledgerSite([shopLease()]);
    const { bills } = await issued(context);
    expect((await untakenBills(context, [...bills, 'bill/forged'])).bills).toEqual(bills);
    await context.store.transaction((tx) => tx.effects.claim(bills[0] ?? '', 'dispatch', context.clock.now()));
    expect((await untakenBills(context, bills)).bills).toEqual([]);
  });
});
