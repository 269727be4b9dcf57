import { expect, it } from 'vitest';
import type { CivilDate } from '../../core/calendar/civil.ts';
import { charges } from '../../core/lease/schedule.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { fixed, RENT, shopLease } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

/** A lease that begins on 29 February: its months and years begin on that day of the month, its due day is the 29th. */
const MONTHLY = { ...RENT, anchor: 'lease', dueDay: 29 } as const;
const YEARLY = { ...MONTHLY, lineId: 'insurance', debtType: 'other', frequency: 'year', basis: fixed(120_000, { per: 'year' }) } as const;

it('a lease from 29 February: its first month ends on 28 March, and both the month and the year are due on the leap day', async () => {
  const story = await Story.begin({ start: '2028-02-20' });
  await story.day('2028-02-20', 'signed: 3 100.00 a month and 1 200.00 a year, from the leap day on', () =>
    story.lease({ from: '2028-02-29', lines: [MONTHLY, YEARLY] }),
  );
  await story.day('2028-02-29', 'the first bill comes out with the first day, never before the lease', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2028-02-29': '3100.00 CNY due 2028-02-29',
      'L1/insurance/2028-02-29': '1200.00 CNY due 2028-02-29',
    });
    expect(await story.charge('L1/rent/2028-02-29')).toMatchObject({ periodFrom: '2028-02-29', periodTo: '2028-03-29' });
    /* To the day before 28 February 2029, which is the 29th of a month that has none. */
    expect(await story.charge('L1/insurance/2028-02-29')).toMatchObject({ periodFrom: '2028-02-29', periodTo: '2029-02-28' });
  });
  await story.day('2028-02-29', 'both are paid on the leap day: 3 100.00 + 1 200.00 = 4 300.00', async () => {
    await story.pays('4300.00');
    expect(await story.owes()).toEqual({});
  });
  await story.day('2028-03-19', 'ten days before 29 March the second month comes out: 29 March to 28 April', async () => {
    expect(await story.owes()).toEqual({ 'L1/rent/2028-03-29': '3100.00 CNY' });
    expect(await story.charge('L1/rent/2028-03-29')).toMatchObject({ dueDate: '2028-03-29', periodTo: '2028-04-29' });
  });
});

it('who is billed by the calendar pays one of 29 days for a lease from 29 February', async () => {
  const story = await Story.begin({ start: '2028-02-20' });
  await story.day('2028-02-20', 'due on the 29th', () => story.lease({ from: '2028-02-29', lines: [{ ...RENT, dueDay: 29 }] }));
  await story.day('2028-03-20', 'February: 3 100.00 / 29 = 106.896… is 106.90; then whole months', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2028-02-29': '106.90 CNY due 2028-02-29',
      'L1/rent/2028-03-01': '3100.00 CNY due 2028-03-29',
    });
  });
});

it('the anniversary of 29 February is the 28th, and in the next leap year the 29th again; no day is charged twice or left out', () => {
  /* 3 % more from each anniversary: 3 100.00 × 1.03 = 3 193.00. */
  const escalation = { first: '2029-02-28', everyMonths: 12, percentBp: 300, compound: true } as const;
  const lease = shopLease({ from: '2028-02-29', lines: [{ ...MONTHLY, basis: fixed(310_000, { escalation }) }, YEARLY] });
  const told = (from: CivilDate, to: CivilDate) =>
    charges(lease, from, to).charges.map(
      ({ lineId, periodFrom, periodTo, dueDate, amount }) =>
        `${lineId} ${periodFrom} to ${periodTo}: ${formatMoney(amount)} due ${dueDate}`,
    );
  expect(told('2029-01-01', '2029-04-01')).toEqual([
    'rent 2029-01-29 to 2029-02-28: 3100.00 CNY due 2029-01-29',
    'rent 2029-02-28 to 2029-03-29: 3193.00 CNY due 2029-02-28',
    'rent 2029-03-29 to 2029-04-29: 3193.00 CNY due 2029-03-29',
    'insurance 2029-02-28 to 2030-02-28: 1200.00 CNY due 2029-02-28',
  ]);
  expect(told('2031-02-01', '2032-03-01').filter((line) => line.startsWith('insurance'))).toEqual([
    'insurance 2031-02-28 to 2032-02-29: 1200.00 CNY due 2031-02-28',
    'insurance 2032-02-29 to 2033-02-28: 1200.00 CNY due 2032-02-29',
  ]);
});
