import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, daysBetween, plusDays } from '../../../core/calendar/civil.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import type { MeterSpan } from '../../../core/lease/metered/meter-span.ts';
import { periodsDue } from '../../../core/lease/periods-due.ts';
import { usageKey } from '../../../core/lease/reckon.ts';
import { chargesDue } from '../../../core/lease/schedule.ts';
import { fixed, POWER, RENT, shopLease } from './shop-lease.ts';

interface Known {
  chargedTo?: Record<string, CivilDate>;
  meters?: Record<string, MeterSpan[]>;
  notBefore?: CivilDate;
}
/* Charged from the first day on, up to `chargedTo`; meters stand for whatever period of their line is due. */
const due = (lease: Lease, today: CivilDate, { chargedTo = {}, meters = {}, notBefore = '2020-01-01' }: Known = {}) => {
  const charged = Object.entries(chargedTo).map(([lineId, to]) => ({ lineId, from: lease.from, to }));
  const facts = { today, notBefore, charged };
  const known = periodsDue(lease, facts).map(({ line, period }): [string, MeterSpan[]] => [
    usageKey(line.lineId, period),
    meters[line.lineId] ?? [],
  ]);
  return chargesDue(lease, { ...facts, meters: new Map(known) });
};
const short = (lease: Lease, today: CivilDate, known?: Known) =>
  due(lease, today, known).charges.map(
    ({ chargeId, periodTo, issueDate, dueDate, amount }) =>
      `${chargeId} to ${periodTo}, issued ${issueDate}, due ${dueDate}: ${amount.minor}`,
  );
const span = (opening: number | null, closing: number | null, ctRatio = 1): MeterSpan => ({
  meterId: 'M1',
  from: '2026-01-01',
  to: '2026-02-01',
  ctRatio,
  ptRatio: 1,
  opening,
  closing,
  openingRates: null,
  closingRates: null,
});

describe('rent of a month', () => {
  it('is issued so many days before it is due, and not a day earlier', () => {
    const known = { chargedTo: { rent: '2026-02-01' } } as const;
    expect(short(shopLease(), '2026-01-25', known)).toEqual([]);
    expect(short(shopLease(), '2026-01-26', known)).toEqual([
      'L1/rent/2026-02-01 to 2026-03-01, issued 2026-01-26, due 2026-02-05: 310000',
    ]);
  });

  it('is never issued before the lease begins', () => {
    expect(short(shopLease(), '2025-12-31')).toEqual([]);
    expect(short(shopLease(), '2026-01-01')).toEqual(['L1/rent/2026-01-01 to 2026-02-01, issued 2026-01-01, due 2026-01-05: 310000']);
  });

  it('is a share by days in a first month that begins late, due on the first due day after it began', () => {
    expect(short(shopLease({ from: '2026-01-21' }), '2026-01-26')).toEqual([
      'L1/rent/2026-01-21 to 2026-02-01, issued 2026-01-26, due 2026-02-05: 110000',
      'L1/rent/2026-02-01 to 2026-03-01, issued 2026-01-26, due 2026-02-05: 310000',
    ]);
  });

  it('is a share by days in the month in which the lease ends, and nothing after it', () => {
    const lease = shopLease({ to: '2026-03-11' });
    expect(short(lease, '2026-03-04', { chargedTo: { rent: '2026-03-01' } })).toEqual([
      'L1/rent/2026-03-01 to 2026-03-11, issued 2026-02-23, due 2026-03-05: 100000',
    ]);
    expect(short(lease, '2026-12-31', { chargedTo: { rent: '2026-03-11' } })).toEqual([]);
    expect(short(lease, '2026-12-31', { chargedTo: { rent: '2026-03-11' } })).toEqual([]);
  });

  it('counts a leap day as a day', () => {
    const lines = [{ ...RENT, basis: fixed(290_000) }] as const;
    expect(short(shopLease({ from: '2028-02-29', lines }), '2028-02-29')).toContain(
      'L1/rent/2028-02-29 to 2028-03-01, issued 2028-02-29, due 2028-03-05: 10000',
    );
  });

  it('rounds a share half up to the minor unit: 1 day of 31 of 15.50 is 0.50, of 15.49 is 0.50, of 15.34 is 0.49', () => {
    const share = (amountMinor: number) =>
      due(shopLease({ from: '2026-01-31', lines: [{ ...RENT, basis: fixed(amountMinor) }] }), '2026-01-31').charges[0]?.amount.minor;
    expect([1550, 1549, 1534].map(share)).toEqual([50, 50, 49]);
  });

  it('is made up for after days in which nobody asked, month by month', () => {
    expect(short(shopLease(), '2026-03-25').map((line) => line.slice(0, 18))).toEqual([
      'L1/rent/2026-01-01',
      'L1/rent/2026-02-01',
      'L1/rent/2026-03-01',
    ]);
  });

  it('begins with the site, however old the lease', () => {
    const lease = shopLease({ from: '2021-06-01' });
    expect(short(lease, '2026-02-01', { notBefore: '2026-01-05' }).map((line) => line.slice(0, 18))).toEqual([
      'L1/rent/2026-01-05',
      'L1/rent/2026-02-01',
    ]);
  });

  it('is in whole minor units of currencies with no decimals and with three', () => {
    for (const [currency, amountMinor, share] of [
      ['JPY', 100_000, 35_484],
      ['KWD', 250_001, 88_710],
    ] as const) {
      const lines = [{ ...RENT, basis: fixed(amountMinor) }] as const;
      expect(due(shopLease({ currency, from: '2026-01-21', lines }), '2026-01-21').charges).toEqual([]);
      expect(due(shopLease({ currency, from: '2026-01-21', lines }), '2026-01-26').charges[0]?.amount).toEqual({ minor: share, currency });
    }
  });
});

describe('electricity by meter', () => {
  const lease = shopLease({ lines: [POWER] });

  it('is charged from the first day to the issue date by what the register moved', () => {
    expect(short(lease, '2026-01-09', { meters: { power: [span(0, 5)] } })).toEqual([]);
    expect(short(lease, '2026-01-10', { meters: { power: [span(1_000_000, 1_123_456)] } })).toEqual([
      'L1/power/2026-01-01 to 2026-01-10, issued 2026-01-10, due 2026-01-20: 10741',
    ]);
  });

  it('gives as many days to pay when it comes late', () => {
    expect(short(lease, '2026-01-13', { meters: { power: [span(0, 1_000)] } })).toEqual([
      'L1/power/2026-01-01 to 2026-01-10, issued 2026-01-13, due 2026-01-23: 87',
    ]);
  });

  it('goes on from where it was charged to', () => {
    const known = { chargedTo: { power: '2026-01-10' as const }, meters: { power: [span(0, 100_000)] } };
    expect(short(lease, '2026-02-09', known)).toEqual([]);
    expect(short(lease, '2026-02-10', known)).toEqual(['L1/power/2026-01-10 to 2026-02-10, issued 2026-02-10, due 2026-02-20: 8700']);
  });

  it('ends with the lease', () => {
    const ending = shopLease({ lines: [POWER], to: '2026-01-25' });
    const known = { chargedTo: { power: '2026-01-10' as const }, meters: { power: [span(0, 1_000)] } };
    expect(short(ending, '2026-01-24', known)).toEqual([]);
    expect(short(ending, '2026-01-25', known)).toEqual(['L1/power/2026-01-10 to 2026-01-25, issued 2026-01-25, due 2026-02-04: 87']);
    expect(short(ending, '2026-06-01', { ...known, chargedTo: { power: '2026-01-25' } })).toEqual([]);
  });

  it('counts the transformer ratio and every meter of the line, one that was swapped too', () => {
    const meters = { power: [span(10, 20, 30), { ...span(0, 700), meterId: 'M2' }] };
    expect(due(lease, '2026-01-10', { meters }).charges[0]?.amount.minor).toBe(87);
  });

  it('rounds half up: 5 Wh cost nothing, 6 Wh (0.522) cost 0.01', () => {
    expect(due(lease, '2026-01-10', { meters: { power: [span(0, 5)] } }).charges).toEqual([]);
    expect(due(lease, '2026-01-10', { meters: { power: [span(0, 6)] } }).charges[0]?.amount.minor).toBe(1);
  });

  it.each([
    [[], 'no-meter', 'no meter of this utility stands in its units'],
    [
      [span(null, 5)],
      'no-reading',
      'meter M1 has no reading at the start of the period (2026-01-01): import one of that day, read by hand',
    ],
    [[span(5, null)], 'no-reading', 'meter M1 has no reading at the end of the period (2026-02-01): import one of that day, read by hand'],
    [[span(5, 4)], 'register-went-back', 'meter M1 went back from 5 to 4: a person must look at it'],
  ])('waits, with its days and the reason, when it cannot be known', (meters, key, reason) => {
    expect(due(lease, '2026-01-10', { meters: { power: meters } })).toEqual({
      charges: [],
      waiting: [{ lineId: 'power', from: '2026-01-01', to: '2026-01-10', key, reason }],
    });
  });
});

describe('a lease over years', () => {
  it('charges every day of its term once, asked every day or seldom', () => {
    const dates = fc.integer({ min: 0, max: 1500 }).map((days) => plusDays('2026-01-01', days));
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 90 }),
        (from, days, dueDay, issueDaysBefore, step) => {
          const lease = shopLease({ from, to: plusDays(from, days), lines: [{ ...RENT, dueDay, issueDaysBefore }] });
          let chargedTo = from;
          let charged = 0;
          for (let day = plusDays(from, -5); day <= plusDays(from, days + 130); day = plusDays(day, step)) {
            const known: Known = chargedTo === from ? {} : { chargedTo: { rent: chargedTo } };
            for (const { periodFrom, periodTo, amount, issueDate, dueDate } of due(lease, day, known).charges) {
              expect(periodFrom).toBe(chargedTo);
              expect(issueDate <= day && issueDate <= dueDate && dueDate >= from).toBe(true);
              expect(Number.isSafeInteger(amount.minor) && amount.minor > 0).toBe(true);
              chargedTo = periodTo ?? chargedTo;
              charged += daysBetween(periodFrom ?? from, chargedTo);
            }
          }
          expect([chargedTo, charged]).toEqual([lease.to, days]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same whenever it is asked', () => {
    const lease = shopLease({ lines: [RENT, POWER] });
    const known: Known = { meters: { power: [span(0, 1_000)] } };
    expect(due(lease, '2026-06-30', known)).toEqual(due(lease, '2026-06-30', known));
  });
});
