import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import type { LateFeeTerms } from '../../../core/lease/lease.ts';
import { type LateCharge, lateFeeThrough, settlementOf } from '../../../core/ledger/late-fee.ts';
import { type LateFeeFacts, lateFeeDue } from '../../../core/ledger/late-fee-due.ts';

const DUE = '2026-01-31';
/** 50.00 at once and 0.05 % a day after five days, at most 10 % of the charge. */
const TERMS: LateFeeTerms = { graceDays: 5, flatMinor: 5_000, perDayPpm: 500, capMinor: null, capBp: 1_000 };
const charge = (off: LateCharge['off'] = [], owedMinor = 1_000_000): LateCharge => ({ dueDate: DUE, owedMinor, off });

describe('a late fee', () => {
  it('is nothing within the grace, then the flat part and a share for each day since the due date', () => {
    expect(lateFeeThrough(charge(), TERMS, '2026-02-05')).toMatchObject({ feeMinor: 0 });
    expect(lateFeeThrough(charge(), TERMS, '2026-02-06')).toEqual({ feeMinor: 5_000 + 6 * 500, daysLate: 6, capped: false });
  });

  it('is nothing for who paid on the last day of the grace, whatever was paid before', () => {
    const paid = charge([
      { on: '2026-02-05', minor: 600_000 },
      { on: '2026-01-20', minor: 400_000 },
    ]);
    expect(lateFeeThrough(paid, TERMS, '2026-03-31')).toMatchObject({ feeMinor: 0, daysLate: 0 });
  });

  it('counts the day of payment as late, and no day after it', () => {
    const paid = charge([{ on: '2026-02-10', minor: 1_000_000 }]);
    expect(lateFeeThrough(paid, TERMS, '2026-02-10')).toEqual(lateFeeThrough(paid, TERMS, '2026-12-31'));
    expect(lateFeeThrough(paid, TERMS, '2026-02-10').daysLate).toBe(10);
  });

  it('falls with what is paid: what was paid within the grace bears nothing', () => {
    const half = charge([{ on: '2026-02-03', minor: 500_000 }]);
    expect(lateFeeThrough(half, TERMS, '2026-02-06').feeMinor).toBe(5_000 + (6 * 500) / 2);
    const later = charge([{ on: '2026-02-08', minor: 500_000 }]);
    expect(lateFeeThrough(later, TERMS, '2026-02-10').feeMinor).toBe(5_000 + 8 * 500 + 2 * 250);
  });

  it('stops at the lower of its caps', () => {
    expect(lateFeeThrough(charge(), TERMS, '2027-01-31')).toMatchObject({ feeMinor: 100_000, capped: true });
    expect(lateFeeThrough(charge(), { ...TERMS, capMinor: 7_777 }, '2026-02-28')).toMatchObject({ feeMinor: 7_777, capped: true });
    /* 50.00 and 6 days of 5.00 are 80.00: a cap of just that takes nothing off. */
    expect(lateFeeThrough(charge(), { ...TERMS, capMinor: 8_000 }, '2026-02-06')).toMatchObject({ feeMinor: 8_000, capped: false });
    expect(lateFeeThrough(charge(), { ...TERMS, capMinor: 7_999 }, '2026-02-06')).toMatchObject({ feeMinor: 7_999, capped: true });
    expect(lateFeeThrough(charge(), { ...TERMS, capMinor: 0 }, '2026-02-28')).toMatchObject({ feeMinor: 0, capped: true });
  });

  it('is rounded half up once, of the whole: three days of 0.5 are 1.5 and come to 2', () => {
    const terms: LateFeeTerms = { graceDays: 0, flatMinor: 0, perDayPpm: 500, capMinor: null, capBp: null };
    expect([1, 2, 3].map((days) => lateFeeThrough(charge([], 1_000), terms, plusDays(DUE, days)).feeMinor)).toEqual([1, 1, 2]);
  });

  it('equals the sum of its days, one by one, never falls with time, and is exact beyond what a float holds', () => {
    const off = fc.array(fc.record({ on: fc.integer({ min: -5, max: 60 }), minor: fc.integer({ min: 1, max: 400_000 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        off,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 9_999 }),
        (paid, graceDays, day, perDayPpm) => {
          const late = charge(paid.map(({ on, minor }) => ({ on: plusDays(DUE, on), minor })));
          const terms = { graceDays, flatMinor: 0, perDayPpm, capMinor: null, capBp: null };
          const open = (n: number) => 1_000_000 - paid.reduce((sum, { on, minor }) => (on < n ? sum + minor : sum), 0);
          let micro = 0n;
          for (let n = 1; n <= day; n++)
            micro += BigInt(Math.max(0, n <= graceDays ? Math.min(open(n), open(graceDays + 1)) : open(n)) * perDayPpm);
          const wanted = day <= graceDays || open(graceDays + 1) <= 0 ? 0n : (2n * micro + 1_000_000n) / 2_000_000n;
          expect(BigInt(lateFeeThrough(late, terms, plusDays(DUE, day)).feeMinor)).toBe(wanted);
          expect(lateFeeThrough(late, terms, plusDays(DUE, day + 1)).feeMinor).toBeGreaterThanOrEqual(Number(wanted));
        },
      ),
    );
    const huge = charge([], 9_007_199_254_740_991);
    expect(lateFeeThrough(huge, { ...TERMS, graceDays: 0, flatMinor: 0, capBp: null, perDayPpm: 1_000_000 }, '2026-02-01').feeMinor).toBe(
      9_007_199_254_740_991,
    );
  });

  it('knows the day on which nothing was open any more', () => {
    expect(settlementOf(charge())).toBeNull();
    expect(
      settlementOf(
        charge([
          { on: '2026-03-01', minor: 1 },
          { on: '2026-02-01', minor: 999_999 },
        ]),
      ),
    ).toEqual({ on: '2026-03-01', writtenOff: false });
    expect(settlementOf(charge([], 0))).toEqual({ on: DUE, writtenOff: false });
  });
});

describe('what is due of a late fee', () => {
  const facts = (change: Partial<LateFeeFacts>): LateFeeFacts => ({
    charge: charge(),
    currency: 'CNY',
    terms: TERMS,
    asOf: '2026-02-10',
    chargedMinor: 0,
    chargedThrough: [],
    ...change,
  });

  it('is charged when the grace has passed, then for each month that has ended, then through the day of payment', () => {
    const days: string[] = [];
    let charged: { minor: number; through: `${number}-${string}` }[] = [];
    for (let asOf = plusDays(DUE, 0); asOf < '2026-04-20'; asOf = plusDays(asOf, 1)) {
      const off = asOf >= '2026-04-15' ? [{ on: plusDays('2026-04-14', 0), minor: 1_000_000 }] : [];
      const sum = charged.reduce((total, { minor }) => total + minor, 0);
      const step = lateFeeDue(
        facts({ charge: charge(off), asOf, chargedMinor: sum, chargedThrough: charged.map(({ through }) => through) }),
      );
      if (step?.kind !== 'charge') continue;
      charged = [...charged, step];
      days.push(`${asOf}: ${step.minor} through ${step.through}`);
    }
    expect(days).toEqual([
      '2026-02-06: 8000 through 2026-02-06',
      '2026-03-01: 11000 through 2026-02-28',
      '2026-04-01: 15500 through 2026-03-31',
      '2026-04-15: 7000 through 2026-04-14',
    ]);
    expect(charged.reduce((sum, { minor }) => sum + minor, 0)).toBe(5_000 + 73 * 500);
  });

  it('says how it came about, and what was charged before', () => {
    expect(lateFeeDue(facts({ asOf: '2026-03-02', chargedMinor: 8_000 }))).toMatchObject({
      minor: 11_000,
      working: '28 days late through 2026-02-28: 50.00 at once and 0.05 % a day of what was open = 190.00, less 80.00 charged before',
    });
  });

  it('takes back what was too much when it turns out to have been paid earlier, or was credited', () => {
    const earlier = charge([{ on: '2026-02-04', minor: 1_000_000 }]);
    expect(lateFeeDue(facts({ charge: earlier, chargedMinor: 8_000 }))).toMatchObject({ kind: 'take-back', minor: 8_000 });
    const credited = charge([], 0);
    expect(lateFeeDue(facts({ charge: credited, chargedMinor: 8_000 }))).toMatchObject({ kind: 'take-back', minor: 8_000 });
  });

  it('waits for the next point when more has run up through a day that was charged already', () => {
    const bounced = facts({ chargedMinor: 2_000, chargedThrough: ['2026-02-06'] });
    expect(lateFeeDue(bounced)).toBeNull();
    expect(lateFeeDue({ ...bounced, asOf: '2026-03-01' })).toMatchObject({ kind: 'charge', minor: 17_000 });
  });

  it('is nothing more on a debt that was written off, and nothing while the bank has not told of the days of grace', () => {
    const written = charge([{ on: '2026-02-20', minor: 1_000_000, writtenOff: true }]);
    expect(lateFeeDue(facts({ charge: written, chargedMinor: 8_000 }))).toBeNull();
    expect(lateFeeDue(facts({ asOf: '2026-02-05' }))).toBeNull();
  });

  it('goes on running on what a write-off has left, through the day on which that is paid', () => {
    const cent = { on: '2026-02-10', minor: 1, writtenOff: true } as const;
    expect(lateFeeDue(facts({ charge: charge([cent]), asOf: '2026-03-02', chargedMinor: 8_000 }))).toMatchObject({ minor: 11_000 });
    const half = { ...cent, minor: 500_000 };
    expect(lateFeeDue(facts({ charge: charge([half]), asOf: '2026-03-02', chargedMinor: 8_000 }))).toMatchObject({
      minor: 5_000 + 10 * 500 + 18 * 250 - 8_000,
    });
    const paid = charge([half, { on: '2026-02-20', minor: 500_000 }]);
    expect(lateFeeDue(facts({ charge: paid, asOf: '2026-03-02', chargedMinor: 8_000 }))).toMatchObject({ through: '2026-02-20' });
    const shared = charge([
      { ...half, on: '2026-02-20' },
      { on: '2026-02-20', minor: 500_000 },
    ]);
    expect(settlementOf(shared)).toEqual({ on: '2026-02-20', writtenOff: true });
  });
});
