import { expect, it } from 'vitest';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

const YEARLY = { ...RENT, debtType: 'other', frequency: 'year', dueDay: 15 } as const;

it('a yearly line: what is left of the first calendar year, then the whole year; by the lease’s own year always the whole', async () => {
  const story = await Story.begin({ start: '2026-10-10' });
  const insurance = { ...YEARLY, basis: fixed(120_000, { per: 'year' }) };

  await story.day('2026-10-10', 'a shop from 16 October on; insurance is 1 200.00 a year, the licence for its sign 600.00', () =>
    story.lease({
      from: '2026-10-16',
      lines: [
        { ...insurance, lineId: 'by-month' },
        { ...insurance, lineId: 'by-365', proration: 'actual-365' },
        { ...YEARLY, lineId: 'sign', anchor: 'lease', basis: fixed(60_000, { per: 'year' }) },
      ],
    }),
  );
  /*
   * 1 200.00 a year are 100.00 a month. By month: 16 of the 31 days of October, and two months: 51.6129… + 200.00.
   * By 365: 16 days of 365 of 1 200.00, and two whole months: 52.6027… + 200.00.
   */
  await story.day('2026-11-05', 'ten days before 15 November, the first 15th that is not before the lease', async () => {
    expect(await story.charged()).toEqual({
      'L1/by-month/2026-10-16': '251.61 CNY due 2026-11-15',
      'L1/by-365/2026-10-16': '252.60 CNY due 2026-11-15',
      'L1/sign/2026-10-16': '600.00 CNY due 2026-11-15',
    });
    expect(await story.charge('L1/by-month/2026-10-16')).toMatchObject({ periodTo: '2027-01-01' });
    expect(await story.charge('L1/sign/2026-10-16')).toMatchObject({ periodTo: '2027-10-16' });
  });
  await story.day('2026-11-15', 'all of it is paid: 251.61 + 252.60 + 600.00 = 1 104.21', async () => {
    await story.pays('1104.21');
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual([]);
  });
  await story.day('2027-01-05', 'the new year is a whole one by either method; the sign’s year has not ended', async () => {
    expect(await story.owes()).toEqual({ 'L1/by-month/2027-01-01': '1200.00 CNY', 'L1/by-365/2027-01-01': '1200.00 CNY' });
    expect(await story.charge('L1/by-month/2027-01-01')).toMatchObject({ dueDate: '2027-01-15', periodTo: '2028-01-01' });
  });
});

it('a yearly line in arrears comes out after the year has ended', async () => {
  const story = await Story.begin({ start: '2026-11-20' });
  await story.day('2026-11-20', 'waste is 365.00 a year, billed when the year is over', () =>
    story.lease({
      from: '2026-12-01',
      lines: [{ ...YEARLY, lineId: 'waste', timing: 'arrears', issueDaysBefore: 5, basis: fixed(36_500, { per: 'year' }) }],
    }),
  );
  await story.day('2027-01-09', 'nothing yet', async () => expect(await story.charged()).toEqual({}));
  await story.day('2027-01-10', 'December is a twelfth: 365.00 / 12 = 30.41666… is 30.42', async () => {
    expect(await story.charged()).toEqual({ 'L1/waste/2026-12-01': '30.42 CNY due 2027-01-15' });
  });
});
