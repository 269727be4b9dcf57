import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import type { ChargeLine, FixedBasis, Lease } from '../../../core/lease/lease.ts';
import { charges } from '../../../core/lease/schedule.ts';
import { fixed, RENT, shopLease } from './shop-lease.ts';

/** Charges of one line as `first day to last day: amount`, with the working when asked. */
function rents(line: Partial<ChargeLine>, lease: Partial<Lease> = {}, to: CivilDate = '2027-01-01'): string[] {
  return charges(shopLease({ ...lease, lines: [{ ...RENT, ...line }] }), '2020-01-01', to).charges.map(
    ({ periodFrom, periodTo, amount }) => `${periodFrom} to ${periodTo === null ? '' : plusDays(periodTo, -1)}: ${amount.minor}`,
  );
}
const workings = (basis: FixedBasis, lease: Partial<Lease> = {}, line: Partial<ChargeLine> = {}) =>
  charges(shopLease({ to: '2026-04-01', ...lease, lines: [{ ...RENT, ...line, basis }] }), '2026-01-01', '2026-04-01').charges.map(
    ({ working, amount }) => `${working} = ${amount.minor}`,
  );

describe('a part of a month, from 21 January on, of 3,100.00 a month', () => {
  const parts = (proration: ChargeLine['proration']) => rents({ proration }, { from: '2026-01-21', to: '2026-02-01' });

  it('by the days of its month: 11 of 31 days = 1,100.00', () =>
    expect(parts('actual-month')).toEqual(['2026-01-21 to 2026-01-31: 110000']));
  it('by months of 30 days: 21 January to 1 February are 10 of 30 days = 1,033.33', () =>
    expect(parts('thirty-360')).toEqual(['2026-01-21 to 2026-01-31: 103333']));
  it('by a year of 365: 3,100.00 × 12 × 11 ÷ 365 = 1,121.10 (1,121.0958…)', () =>
    expect(parts('actual-365')).toEqual(['2026-01-21 to 2026-01-31: 112110']));
  it('as a whole: 3,100.00', () => expect(parts('whole')).toEqual(['2026-01-21 to 2026-01-31: 310000']));
});

describe('a part of February by months of 30 days', () => {
  it('counts the month up to its 30th day: from 16 February 15 of 30 days, though 13 are left', () =>
    expect(rents({ proration: 'thirty-360' }, { from: '2026-02-16', to: '2026-03-01' })).toEqual(['2026-02-16 to 2026-02-28: 155000']));
  it('counts nothing for the 31st', () => expect(rents({ proration: 'thirty-360' }, { from: '2026-01-31', to: '2026-02-01' })).toEqual([]));
});

describe('a quarter of which a part is owed: 10 February to 31 March of 9,300.00 a quarter (3,100.00 a month)', () => {
  const parts = (proration: ChargeLine['proration']) =>
    rents({ proration, frequency: 'quarter' }, { from: '2026-02-10', to: '2026-04-01' });

  it('by the days of each month: 19 of 28 days of February and March = 2,103.57 + 3,100.00', () =>
    expect(parts('actual-month')).toEqual(['2026-02-10 to 2026-03-31: 520357']));
  it('by a year of 365: 19 days of 37,200.00 a year and March = 1,936.44 + 3,100.00', () =>
    expect(parts('actual-365')).toEqual(['2026-02-10 to 2026-03-31: 503644']));
  it('as a whole: three months = 9,300.00', () => expect(parts('whole')).toEqual(['2026-02-10 to 2026-03-31: 930000']));
});

describe('an amount', () => {
  it('a year is a twelfth a month: 10,000.00 ÷ 12 = 833.33, each month rounded by itself', () => {
    const basis = fixed(1_000_000, { per: 'year' });
    expect(rents({ basis }, { to: '2026-03-01' })).toEqual(['2026-01-01 to 2026-01-31: 83333', '2026-02-01 to 2026-02-28: 83333']);
    expect(rents({ basis, frequency: 'year' })).toEqual(['2026-01-01 to 2026-12-31: 1000000']);
    expect(rents({ basis, frequency: 'half-year' })).toEqual(['2026-01-01 to 2026-06-30: 500000', '2026-07-01 to 2026-12-31: 500000']);
  });

  it('a day counts days: 100.00 × 31, × 29 in a leap February', () => {
    const basis = fixed(10_000, { per: 'day' });
    expect(rents({ basis }, { from: '2028-01-01', to: '2028-03-01' }, '2029-01-01')).toEqual([
      '2028-01-01 to 2028-01-31: 310000',
      '2028-02-01 to 2028-02-29: 290000',
    ]);
  });

  it('per m²: 45.00 × 123.45 m² = 5,555.25; of a part month 11 ÷ 31 of it = 1,971.22, rounded once', () => {
    const basis = fixed(4_500, { of: 'm2' });
    expect(workings(basis, { areaDm2: 12_345, from: '2026-01-21', to: '2026-03-01' })).toEqual([
      '45.00 per m² and month × 123.45 m² × 11/31 = 197122',
      '45.00 per m² and month × 123.45 m² × 1 = 555525',
    ]);
  });

  it('per m² without an area waits, and says what to do', () => {
    const lease = shopLease({ lines: [{ ...RENT, basis: fixed(4_500, { of: 'm2' }) }] });
    expect(charges(lease, '2026-01-01', '2026-02-01')).toEqual({
      charges: [],
      waiting: [
        {
          lineId: 'rent',
          from: '2026-01-01',
          to: '2026-02-01',
          key: 'terms-contradict',
          reason: 'lease L1, line rent: charges per m², and the lease says no area. Import the lease again with its areaDm2.',
        },
      ],
    });
  });
});

describe('stepped rent', () => {
  it('counts each amount for its days in the month of the step: 15 ÷ 31 of 3,100.00 and 16 ÷ 31 of 3,255.00 = 1,500.00 + 1,680.00', () => {
    const basis = fixed(310_000, { steps: [{ from: '2026-03-16', amountMinor: 325_500 }] });
    expect(workings(basis)).toEqual([
      '3100.00 per month × 1 = 310000',
      '3100.00 per month × 1 = 310000',
      '3100.00 per month × 15/31 (2026-03-01 to 2026-03-15) + 3255.00 per month × 16/31 (2026-03-16 to 2026-03-31) = 318000',
    ]);
  });

  it('within a quarter: two months of 3,000.00 and one of 3,300.00', () => {
    const basis = fixed(300_000, { steps: [{ from: '2026-03-01', amountMinor: 330_000 }] });
    expect(rents({ basis, frequency: 'quarter' }, { to: '2026-04-01' })).toEqual(['2026-01-01 to 2026-03-31: 930000']);
  });

  it('begins on the first day when its step lies before the lease', () => {
    const basis = fixed(100, { steps: [{ from: '2025-01-01', amountMinor: 300_000 }] });
    expect(rents({ basis }, { to: '2026-02-01' })).toEqual(['2026-01-01 to 2026-01-31: 300000']);
  });
});

describe('escalation', () => {
  const yearly = (compound: boolean, steps: FixedBasis['steps'] = []) =>
    fixed(100_001, { steps, escalation: { first: '2027-01-01', everyMonths: 12, percentBp: 333, compound } });
  const januaries = (basis: FixedBasis) =>
    rents({ basis }, {}, '2030-02-01')
      .filter((each) => each.includes('-01-01 to'))
      .map((each) => each.split(': ')[1]);

  it('by 3.33 % of what was last reached, rounded each time: 1000.01 → 1033.31 (+33.300333) → 1067.72 (+34.409223) → 1103.28 (+35.555076) → 1140.02 (+36.739224)', () =>
    expect(januaries(yearly(true))).toEqual(['100001', '103331', '106772', '110328', '114002']));
  it('by 3.33 % of the first amount each time: +33.30', () =>
    expect(januaries(yearly(false))).toEqual(['100001', '103331', '106661', '109991', '113321']));
  it('goes on from the last step, and adds nothing on the day of one: 2,000.00 on 2028-01-01, + 3.33 % in 2029 = 2,066.60', () =>
    expect(januaries(yearly(true, [{ from: '2028-01-01', amountMinor: 200_000 }]))).toEqual([
      '100001',
      '103331',
      '200000',
      '206660',
      '213542',
    ]));
  it('on the 29th of February comes on the 28th in other years', () => {
    const basis = fixed(100_000, { escalation: { first: '2028-02-29', everyMonths: 12, percentBp: 1000, compound: false } });
    /* February 2029: 27 ÷ 28 of 1,100.00 and 1 ÷ 28 of 1,200.00 = 1,060.714 + 42.857 = 1,103.57. */
    expect(rents({ basis }, {}, '2030-01-01')).toContain('2029-02-01 to 2029-02-28: 110357');
  });
});

describe('rent-free days', () => {
  it('charge nothing for whole months, and no charge is made', () => {
    const basis = fixed(310_000, { rentFree: [{ from: '2026-01-01', to: '2026-03-01', waivedBp: 10_000 }] });
    expect(rents({ basis }, { to: '2026-04-01' })).toEqual(['2026-03-01 to 2026-03-31: 310000']);
  });

  it('end in mid-month: 16 of 31 days of January are owed = 1,600.00', () => {
    const basis = fixed(310_000, { rentFree: [{ from: '2026-01-01', to: '2026-01-16', waivedBp: 10_000 }] });
    expect(workings(basis)[0]).toBe(
      '3100.00 per month × 15/31 less 100 % (2026-01-01 to 2026-01-15) + 3100.00 per month × 16/31 (2026-01-16 to 2026-01-31) = 160000',
    );
  });

  it('may waive a part: a third of 3,100.00 less, 3333 basis points = 2,066.77', () => {
    const basis = fixed(310_000, { rentFree: [{ from: '2026-01-01', to: '2026-02-01', waivedBp: 3_333 }] });
    expect(workings(basis)[0]).toBe('3100.00 per month × 1 less 33.33 % = 206677');
  });
});

describe('in currencies of 0, 2 and 3 decimals', () => {
  it.each([
    ['JPY', 100_000, '100000 per month × 11/31', 35_484],
    ['CNY', 100_000, '1000.00 per month × 11/31', 35_484],
    ['KWD', 250_001, '250.001 per month × 11/31', 88_710],
  ])('%s: 11 ÷ 31 of %d minor units', (currency, amountMinor, working, minor) => {
    const [first] = charges(
      shopLease({ currency, from: '2026-01-21', lines: [{ ...RENT, basis: fixed(amountMinor) }] }),
      '2026-01-01',
      '2026-02-01',
    ).charges;
    expect(first).toMatchObject({ working, amount: { minor, currency } });
  });
});

describe('a month cut by any steps and rent-free days', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2026-01-01', days));

  it('comes to what it would without, when they change nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { maxLength: 5 }),
        fc.constantFrom('month', 'quarter', 'half-year', 'year') as fc.Arbitrary<ChargeLine['frequency']>,
        fc.constantFrom('calendar', 'lease') as fc.Arbitrary<ChargeLine['anchor']>,
        fc.constantFrom('actual-month', 'thirty-360', 'actual-365', 'whole') as fc.Arbitrary<ChargeLine['proration']>,
        day,
        fc.integer({ min: 1, max: 10_000_000 }),
        (cuts, frequency, anchor, proration, from, amountMinor) => {
          const days = [...cuts].sort();
          const steps = days.map((each) => ({ from: each, amountMinor }));
          const line = { frequency, anchor, proration };
          const whole = rents({ ...line, basis: fixed(amountMinor) }, { from }, '2028-01-01');
          expect(rents({ ...line, basis: fixed(amountMinor, { steps }) }, { from }, '2028-01-01')).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });
});
