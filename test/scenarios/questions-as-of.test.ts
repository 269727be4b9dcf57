import { expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../core/calendar/civil.ts';
import type { LateFeeTerms } from '../../core/lease/lease.ts';
import { AGING_BUCKETS } from '../../core/ledger/aging.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';
import { agingReport } from '../../engine/reports/aging.ts';
import { balances } from '../../engine/reports/balances.ts';
import { collectionRates } from '../../engine/reports/collection.ts';
import { daysSalesOutstanding } from '../../engine/reports/dso.ts';
import { journalDays, trialBalanceReport } from '../../engine/reports/journal-sums.ts';
import { openItems } from '../../engine/reports/open-items.ts';
import { statement } from '../../engine/reports/statement.ts';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { clerk } from './clerk.ts';
import { Story } from './story.ts';

/** Five days of grace, then 50.00 once. */
const FEE: LateFeeTerms = { graceDays: 5, flatMinor: 5_000, perDayPpm: 0, capMinor: null, capBp: null };
const RENT_FEB = 'L1/rent/2026-02-01';
const FEE_FEB = `${RENT_FEB}/late/2026-02-11`;

/** Everything that can be asked, as of one moment, in lines that a bookkeeper would compare with the paper on the desk. */
async function asked({ context }: Story, asOf: string) {
  const open = await openItems(context, { asOf });
  const owed = await balances(context, { asOf });
  const age = await agingReport(context, { asOf });
  const dso = await daysSalesOutstanding(context, { asOf });
  const rates = await collectionRates(context, { asOf, from: '2026-02', to: '2026-02' });
  const trial = await trialBalanceReport(context, { asOf });
  const days = (n: number | null) => (n === null ? '-' : n.toFixed(1));
  const percent = (bp: number | null) => (bp === null ? '-' : `${bp / 100} %`);
  return {
    open: open.items.map((item) => `${item.chargeId}: ${formatMoney(item.open)}, ${item.daysOverdue} days over`),
    byType: owed.debtTypes.map((line) => `${line.debtType} ${formatMoney(line.open)}, overdue ${formatMoney(line.overdue)}`),
    credit: owed.currencies.filter(({ credit }) => credit.minor !== 0).map(({ credit }) => formatMoney(credit)),
    aging: age.lines.map(({ open: { currency }, minor }) =>
      AGING_BUCKETS.filter((bucket) => minor[bucket] !== 0)
        .map((bucket) => `${bucket} ${formatMoney(money(minor[bucket], currency))}`)
        .join(', '),
    ),
    dso: dso.lines.map(
      (line) => `${line.open.currency} ${days(line.days)} = ${days(line.bestPossibleDays)} + ${days(line.delinquentDays)}`,
    ),
    collected: rates.lines.map(
      (line) =>
        `${formatMoney(line.paid)} of ${formatMoney(line.charged)}: ${percent(line.rateBp)}, in the month ${percent(line.rateInMonthBp)}`,
    ),
    trial: trial.accounts
      .filter(({ balanceMinor }) => balanceMinor !== 0)
      .map(({ account, balanceMinor, currency }) => `${account} ${formatMoney(money(balanceMinor, currency))}`),
  };
}

async function account({ context }: Story, tenantId: string, asOf: string): Promise<string[]> {
  const { lines, balances: sums, credit } = await statement(context, tenantId, asOf);
  return [
    ...lines.map(({ date, kind, amount }) => `${date} ${kind} ${formatMoney(amount)}`),
    ...sums.map((sum) => `= ${formatMoney(sum)}`),
    ...credit.map((sum) => `credit ${formatMoney(sum)}`),
  ];
}

it('every question about three currencies, as of the day before and after whatever happens to the money, says what was known then', async () => {
  const story = await Story.begin();
  const { reverses, refunds, credits } = clerk(story);

  await story.day('2026-01-02', 'a shop is let for February: 3 100.00 CNY on the 5th, five days of grace, then 50.00', () =>
    story.lease({ from: '2026-02-01', to: '2026-03-01', lines: [{ ...RENT, lateFee: FEE }] }),
  );
  await story.day('2026-02-01', 'its electricity is billed in yen, the water of another tenant in dinars, both due on the 10th', () =>
    story.charges(
      { chargeId: 'yen', dueDate: '2026-02-10', amount: '120000', currency: 'JPY', debtType: 'electricity' },
      { chargeId: 'dinar', tenantId: 'T2', dueDate: '2026-02-10', amount: '45.125', currency: 'KWD', debtType: 'water' },
    ),
  );
  await story.day('2026-02-10', 'the bank tells that 30 000 yen were paid on the 3rd', async () => {
    await story.pays('30000', { paymentId: 'early', paidAt: '2026-02-03', currency: 'JPY', reference: 'yen' });
  });
  await story.day('2026-02-12', 'the water is collected by direct debit', async () => {
    await story.pays('45.125', { paymentId: 'debit', tenantId: 'T2', currency: 'KWD', reference: 'dinar' });
  });
  await story.day('2026-02-13', '100 000 yen come: 90 000 were open, 10 000 are over', async () => {
    await story.pays('100000', { paymentId: 'over', currency: 'JPY', reference: 'yen' });
  });
  await story.day('2026-02-17', 'the direct debit of the water bounced, on the 16th', async () => {
    await reverses({ paymentId: 'debit', kind: 'bounced', reason: 'no funds', happenedAt: '2026-02-16' });
  });
  await story.day('2026-02-18', 'the 10 000 yen are given back', async () => {
    await refunds({ tenantId: 'T1', amount: money(10_000, 'JPY'), reason: 'paid too much' });
  });
  await story.day('2026-02-20', 'of the water 5.125 dinars will not come', async () => {
    await credits({ chargeId: 'dinar', kind: 'write-off', amount: money(5_125, 'KWD'), reason: 'settled at 40' });
  });
  await story.day('2026-02-23', 'the rent was 2 800.00 after all: 300.00 are credited', () =>
    story.lease({ from: '2026-02-01', to: '2026-03-01', lines: [{ ...RENT, basis: fixed(280_000), lateFee: FEE }] }),
  );
  await story.day('2026-02-24', 'half of what is owed in yuan comes', async () => {
    await story.pays('1425.00', { paymentId: 'half', reference: RENT_FEB });
  });

  await story.day('2026-02-26', 'all of it is asked, for every one of those days', async () => {
    /* Paid on the 3rd, but nobody knew on the 5th. All that was ever charged is open: 90 days of 90. */
    expect(await asked(story, '2026-02-05')).toEqual({
      open: [`${RENT_FEB}: 3100.00 CNY, 0 days over`, 'dinar: 45.125 KWD, 0 days over', 'yen: 120000 JPY, 0 days over'],
      byType: ['electricity 120000 JPY, overdue 0 JPY', 'rent 3100.00 CNY, overdue 0.00 CNY', 'water 45.125 KWD, overdue 0.000 KWD'],
      credit: [],
      aging: ['not-due 3100.00 CNY', 'not-due 120000 JPY', 'not-due 45.125 KWD'],
      dso: ['CNY 90.0 = 90.0 + 0.0', 'JPY 90.0 = 90.0 + 0.0', 'KWD 90.0 = 90.0 + 0.0'],
      collected: [
        '0.00 CNY of 3100.00 CNY: 0 %, in the month 0 %',
        '0 JPY of 120000 JPY: 0 %, in the month 0 %',
        '0.000 KWD of 45.125 KWD: 0 %, in the month 0 %',
      ],
      trial: ['1110 3100.00 CNY', '4010 -3100.00 CNY', '1130 120000 JPY', '4030 -120000 JPY', '1135 45.125 KWD', '4035 -45.125 KWD'],
    });
    /* 90 000 of 120 000 are open: 67.5 of 90 days, not overdue on its last day; the rent has been for 5 days. */
    expect(await asked(story, '2026-02-10')).toEqual({
      open: [`${RENT_FEB}: 3100.00 CNY, 5 days over`, 'dinar: 45.125 KWD, 0 days over', 'yen: 90000 JPY, 0 days over'],
      byType: ['electricity 90000 JPY, overdue 0 JPY', 'rent 3100.00 CNY, overdue 3100.00 CNY', 'water 45.125 KWD, overdue 0.000 KWD'],
      credit: [],
      aging: ['1-30 3100.00 CNY', 'not-due 90000 JPY', 'not-due 45.125 KWD'],
      dso: ['CNY 90.0 = 0.0 + 90.0', 'JPY 67.5 = 67.5 + 0.0', 'KWD 90.0 = 90.0 + 0.0'],
      collected: [
        '0.00 CNY of 3100.00 CNY: 0 %, in the month 0 %',
        '30000 JPY of 120000 JPY: 25 %, in the month 25 %',
        '0.000 KWD of 45.125 KWD: 0 %, in the month 0 %',
      ],
      trial: [
        '1110 3100.00 CNY',
        '4010 -3100.00 CNY',
        '1000 30000 JPY',
        '1130 90000 JPY',
        '4030 -120000 JPY',
        '1135 45.125 KWD',
        '4035 -45.125 KWD',
      ],
    });
    /* The fee: 50.00 of 3 150.00, due today, are 1.4 of 90 days. */
    const fee = await asked(story, '2026-02-11');
    expect(fee.open).toContain(`${FEE_FEB}: 50.00 CNY, 0 days over`);
    expect(fee.byType).toContain('late-fee 50.00 CNY, overdue 0.00 CNY');
    expect(fee.aging).toEqual(['not-due 50.00 CNY, 1-30 3100.00 CNY', '1-30 90000 JPY', '1-30 45.125 KWD']);
    expect(fee.dso).toEqual(['CNY 90.0 = 1.4 + 88.6', 'JPY 67.5 = 0.0 + 67.5', 'KWD 90.0 = 0.0 + 90.0']);
    expect(fee.trial).toEqual(expect.arrayContaining(['1150 50.00 CNY', '4050 -50.00 CNY']));

    /* Before the bounce was known, on the day on which it happened, and on the morning of the day on which it came to be known. */
    for (const before of ['2026-02-16', '2026-02-17T08:00:00+08:00']) {
      const paid = await asked(story, before);
      expect(paid.open).toEqual([
        `${RENT_FEB}: 3100.00 CNY, ${before.startsWith('2026-02-16') ? 11 : 12} days over`,
        expect.stringContaining(FEE_FEB),
      ]);
      expect(paid.credit).toEqual(['10000 JPY']);
      expect(paid.dso.slice(1)).toEqual(['JPY 0.0 = 0.0 + 0.0', 'KWD 0.0 = 0.0 + 0.0']);
      expect(paid.collected.slice(1)).toEqual([
        '120000 JPY of 120000 JPY: 100 %, in the month 100 %',
        '45.125 KWD of 45.125 KWD: 100 %, in the month 100 %',
      ]);
      expect(paid.trial.filter((line) => !line.endsWith('CNY'))).toEqual([
        '1000 130000 JPY',
        '2110 -10000 JPY',
        '4030 -120000 JPY',
        '1000 45.125 KWD',
        '4035 -45.125 KWD',
      ]);
    }
    const bounced = await asked(story, '2026-02-17');
    expect(bounced.open).toContain('dinar: 45.125 KWD, 7 days over');
    expect(bounced.byType).toContain('water 45.125 KWD, overdue 45.125 KWD');
    expect(bounced.aging).toContain('1-30 45.125 KWD');
    expect(bounced.dso[2]).toBe('KWD 90.0 = 0.0 + 90.0');
    expect(bounced.collected[2]).toBe('0.000 KWD of 45.125 KWD: 0 %, in the month 0 %');
    expect(bounced.trial.filter((line) => line.endsWith('KWD'))).toEqual(['1135 45.125 KWD', '4035 -45.125 KWD']);
    expect(bounced.credit).toEqual(['10000 JPY']);

    /* The refund takes the credit and the money in the bank, and nothing of what was collected. */
    const refunded = await asked(story, '2026-02-18');
    expect(refunded.credit).toEqual([]);
    expect(refunded.collected[1]).toBe('120000 JPY of 120000 JPY: 100 %, in the month 100 %');
    expect(refunded.trial.filter((line) => line.endsWith('JPY'))).toEqual(['1000 120000 JPY', '4030 -120000 JPY']);

    /* 40.000 of 45.125: 79.8 of 90 days; a write-off collects nothing, and lessens nothing that was to be collected. */
    expect((await asked(story, '2026-02-19')).open).toContain('dinar: 45.125 KWD, 9 days over');
    const given = await asked(story, '2026-02-20');
    expect(given.open).toContain('dinar: 40.000 KWD, 10 days over');
    expect(given.dso[2]).toBe('KWD 79.8 = 0.0 + 79.8');
    expect(given.collected[2]).toBe('0.000 KWD of 45.125 KWD: 0 %, in the month 0 %');
    expect(given.trial.filter((line) => line.endsWith('KWD'))).toEqual(['1135 40.000 KWD', '4035 -45.125 KWD', '6100 5.125 KWD']);

    /* 2 800.00 and the fee; what is credited was never to be collected. */
    expect((await asked(story, '2026-02-22')).open[0]).toBe(`${RENT_FEB}: 3100.00 CNY, 17 days over`);
    const adjusted = await asked(story, '2026-02-23');
    expect(adjusted.open.slice(0, 1)).toEqual([`${RENT_FEB}: 2800.00 CNY, 18 days over`]);
    expect(adjusted.byType).toEqual([
      'late-fee 50.00 CNY, overdue 50.00 CNY',
      'rent 2800.00 CNY, overdue 2800.00 CNY',
      'water 40.000 KWD, overdue 40.000 KWD',
    ]);
    expect(adjusted.dso[0]).toBe('CNY 90.0 = 0.0 + 90.0');
    expect(adjusted.collected[0]).toBe('0.00 CNY of 3150.00 CNY: 0 %, in the month 0 %');
    expect(adjusted.trial.filter((line) => line.endsWith('CNY'))).toEqual([
      '1110 2800.00 CNY',
      '1150 50.00 CNY',
      '4010 -2800.00 CNY',
      '4050 -50.00 CNY',
    ]);
    const half = await asked(story, '2026-02-24');
    expect(half.collected[0]).toBe('1425.00 CNY of 3150.00 CNY: 50 %, in the month 50 %');
    expect(half.dso[0]).toBe('CNY 45.0 = 0.0 + 45.0');
    expect(half.aging[0]).toBe('1-30 1425.00 CNY');
  });

  await story.day('2026-02-26', 'the statements of both tenants, by what was known then', async () => {
    expect(await account(story, 'T1', '2026-02-05')).toEqual([
      '2026-02-01 charge 3100.00 CNY',
      '2026-02-01 charge 120000 JPY',
      '= 3100.00 CNY',
      '= 120000 JPY',
    ]);
    expect(await account(story, 'T1', '2026-02-17')).toEqual(
      expect.arrayContaining(['2026-02-03 payment -30000 JPY', 'credit 10000 JPY', '= -10000 JPY']),
    );
    expect((await account(story, 'T1', '2026-02-24')).filter((line) => line.startsWith('='))).toEqual(['= 1425.00 CNY', '= 0 JPY']);
    expect(await account(story, 'T2', '2026-02-16')).toEqual([
      '2026-02-01 charge 45.125 KWD',
      '2026-02-12 payment -45.125 KWD',
      '= 0.000 KWD',
    ]);
    expect(await account(story, 'T2', '2026-02-20')).toEqual([
      '2026-02-01 charge 45.125 KWD',
      '2026-02-12 payment -45.125 KWD',
      '2026-02-16 outflow 45.125 KWD',
      '2026-02-20 credit -5.125 KWD',
      '= 40.000 KWD',
    ]);
  });

  await story.day(
    '2026-02-26',
    'the journal of each day balances in each currency, and the days add up to the trial balance of each',
    async () => {
      const { days } = await journalDays(story.context, { from: '2026-01-01', to: '2026-02-26' });
      const sum = new Map<string, number>();
      for (let day: CivilDate = '2026-01-01'; day <= '2026-02-26'; day = plusDays(day, 1)) {
        const booked = days.find(({ date }) => date === day);
        for (const { currency, debitMinor, creditMinor } of booked?.totals ?? [])
          expect(debitMinor, `${day} ${currency}`).toBe(creditMinor);
        for (const line of booked?.accounts ?? []) {
          const key = `${line.account} ${line.currency}`;
          sum.set(key, (sum.get(key) ?? 0) + line.debitMinor - line.creditMinor);
        }
        const { accounts } = await trialBalanceReport(story.context, { asOf: day });
        const standing = accounts.filter(({ balanceMinor }) => balanceMinor !== 0);
        expect(new Map(standing.map((line) => [`${line.account} ${line.currency}`, line.balanceMinor])), day).toEqual(
          new Map([...sum].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1))),
        );
      }
      expect(days.map(({ date }) => date.slice(5))).toEqual([
        '02-01',
        '02-10',
        '02-11',
        '02-12',
        '02-13',
        '02-17',
        '02-18',
        '02-20',
        '02-23',
        '02-24',
      ]);
    },
  );
});
