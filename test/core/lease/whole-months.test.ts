import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargeLine } from '../../../core/lease/lease.ts';
import { charges } from '../../../core/lease/schedule.ts';
import { fixed, RENT, shopLease } from './shop-lease.ts';

const amounts = (from: CivilDate, to: CivilDate | null, line: Partial<ChargeLine>): number[] =>
  charges(shopLease({ from, to, lines: [{ ...RENT, ...line }] }), '2026-01-01', '2026-04-01').charges.map(({ amount }) => amount.minor);

describe('a whole month of a part of a quarter by actual-365', () => {
  const line = { frequency: 'quarter', proration: 'actual-365' } as const;

  it('is one month: 11 × 12 ÷ 365 + 2 months of 3,100.00 = 7,321.10', () => expect(amounts('2026-01-21', null, line)).toEqual([732_110]));

  it('also where its amount changes in it', () => {
    const steps = [{ from: '2026-02-11', amountMinor: 310_000 }] as const;
    expect(amounts('2026-01-21', null, { ...line, basis: fixed(310_000, { steps }) })).toEqual([732_110]);
  });

  it('is taken off turnover rent as it was charged: 4,000.00 − 3,100.00 = 900.00', () => {
    const turnover: ChargeLine = {
      ...RENT,
      lineId: 'turnover',
      debtType: 'turnover-rent',
      timing: 'arrears',
      basis: { kind: 'turnover', shareBp: 1_000, minimumMinorPerMonth: 0, lessLineId: 'rent' },
    };
    const report = { reportId: 'R1', leaseId: 'L1', from: '2026-01-01', to: '2026-02-01', knownAt: '2026-02-01T00:00:00.000Z' } as const;
    const lease = shopLease({ lines: [{ ...RENT, ...line }, turnover] });
    const made = charges(lease, '2026-01-01', '2026-02-01', { turnover: [{ ...report, turnover: { minor: 4_000_000, currency: 'CNY' } }] });
    expect(made.charges.find(({ lineId }) => lineId === 'turnover')?.amount.minor).toBe(90_000);
  });
});

describe('months of 30 days: the 31st counts nothing, the last of February up to the 30th', () => {
  it.each([
    ['2026-01-01', '2026-01-31', [310_000]],
    ['2026-01-31', '2026-02-01', []],
    ['2026-01-30', '2026-02-01', [10_333]],
    ['2026-01-02', '2026-02-01', [299_667]],
    ['2026-02-15', '2026-03-01', [165_333]],
    ['2026-02-01', '2026-02-28', [279_000]],
  ] as const)('from %s up to %s', (from, to, expected) => expect(amounts(from, to, { proration: 'thirty-360' })).toEqual(expected));
});
