import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, plusDays, plusMs } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import { historyAsOf } from '../../../core/scoring/history.ts';
import { factorValues } from '../../../core/scoring/p.ts';
import { scoreTenant } from '../../../core/scoring/score-tenant.ts';
import { balance, NOW, TODAY, ZONE } from './history-of.ts';

const anyBalances: fc.Arbitrary<ChargeBalance[]> = fc
  .array(
    fc.record({
      dueIn: fc.integer({ min: -500, max: 60 }),
      late: fc.option(fc.integer({ min: -20, max: 120 }), { nil: null }),
      minor: fc.integer({ min: 1, max: 1_000_000 }),
      currency: fc.constantFrom('CNY', 'USD'),
    }),
    { maxLength: 30 },
  )
  .map((rows) => rows.map(({ dueIn, late, ...more }, index) => balance(`c${index}`, plusDays(TODAY, dueIn), late, more)));

const laterBy = fc.integer({ min: 1, max: 900 * 86_400_000 });

/** Rewrites everything that was known only after `at`: another settle date or none, another amount, or the charge gone. */
function scramble(balances: readonly ChargeBalance[], at: Instant, by: number, drop: boolean): ChargeBalance[] {
  return balances.flatMap((row): ChargeBalance[] => {
    if (row.charge.knownAt > at) {
      return drop
        ? []
        : [{ ...row, charge: { ...row.charge, knownAt: plusMs(at, by), amount: { minor: 7, currency: 'CNY' } }, paidMinor: 3 }];
    }
    if (row.settledKnownAt === null || row.settledKnownAt <= at) return [row];
    return [{ ...row, settledKnownAt: plusMs(at, by), settledAt: plusMs(at, -by), paidMinor: by % 11 }];
  });
}

describe('as of a moment', () => {
  it('nothing that became known later changes a factor or a score', () => {
    fc.assert(
      fc.property(anyBalances, laterBy, fc.boolean(), (balances, by, drop) => {
        const scrambled = scramble(balances, NOW, by, drop);
        expect(factorValues(historyAsOf(scrambled, NOW, ZONE))).toEqual(factorValues(historyAsOf(balances, NOW, ZONE)));
        expect(scoreTenant('t1', scrambled, NOW, ZONE)).toEqual(scoreTenant('t1', balances, NOW, ZONE));
      }),
      { numRuns: 300, seed: 1412 },
    );
  });

  it('the order of rows does not matter, and every factor stays in [0, 1]', () => {
    fc.assert(
      fc.property(anyBalances, (balances) => {
        const values = factorValues(historyAsOf(balances, NOW, ZONE));
        for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
        const turned = factorValues(historyAsOf(balances.toReversed(), NOW, ZONE));
        for (const [index, value] of values.entries()) expect(turned[index]).toBeCloseTo(value, 9);
      }),
      { numRuns: 300, seed: 1413 },
    );
  });

  it('a payment known today changes the score today, and not the one of yesterday', () => {
    const open = [balance('a', '2026-02-01', null)];
    const paid = [balance('a', '2026-02-01', 28)];
    const yesterday = plusMs(NOW, -24 * 3_600_000);
    const evening = plusMs(NOW, 6 * 3_600_000);
    expect(scoreTenant('t1', paid, yesterday, ZONE).p).toBe(scoreTenant('t1', open, yesterday, ZONE).p);
    expect(scoreTenant('t1', paid, evening, ZONE).p).toBeGreaterThan(scoreTenant('t1', open, evening, ZONE).p);
  });

  it('a charge due today is not overdue yet, one due yesterday is (in the zone of the site)', () => {
    const atMidnight = historyAsOf([balance('a', '2026-03-01', null)], '2026-03-01T15:59:59.000Z', ZONE);
    const after = historyAsOf([balance('a', '2026-03-01', null)], '2026-03-01T16:00:00.000Z', ZONE);
    expect([atMidnight.overdue.length, after.overdue.length]).toEqual([0, 1]);
  });

  it('a charge that was credited says nothing, nor does a late fee, and what is credited in part is owed no more', () => {
    const open = balance('a', '2026-02-01', null);
    const credited = { ...balance('b', '2026-02-01', null), creditedMinor: 10_000 };
    const fee = { ...open, charge: { ...open.charge, chargeId: 'c', debtType: 'late-fee' as const } };
    const alone = historyAsOf([open], NOW, ZONE);
    expect(historyAsOf([open, credited, fee], NOW, ZONE)).toEqual(alone);
    expect(historyAsOf([{ ...open, creditedMinor: 5_000 }], NOW, ZONE).overdueMonths).toBe(alone.overdueMonths / 2);
  });
});
