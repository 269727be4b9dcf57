import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import { aging, daysOverdue } from '../../../core/ledger/aging.ts';
import { money } from '../../../core/money/money.ts';
import { balance, charge } from './facts.ts';

describe('how old what is open is', () => {
  it('counts from the day after it was due', () => {
    expect(daysOverdue('2026-03-01', '2026-02-28')).toBe(0);
    expect(daysOverdue('2026-03-01', '2026-03-01')).toBe(0);
    expect(daysOverdue('2028-02-28', '2028-03-01')).toBe(2);
  });

  it('changes its bucket after the 30th, the 60th and the 90th day', () => {
    const bucketAfter = (days: number) => {
      const [row] = aging([balance(charge('a', 1, '2026-01-01'))], plusDays('2026-01-01', days));
      return Object.entries(row?.minor ?? {}).find(([, minor]) => minor > 0)?.[0];
    };
    expect([0, 1, 30, 31, 60, 61, 90, 91].map(bucketAfter)).toEqual([
      ...['not-due', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', 'over-90'],
    ]);
  });

  it('falls into buckets, one row per currency', () => {
    const balances = [
      balance(charge('a', 100, '2026-06-01')),
      balance(charge('b', 100, '2026-05-31'), 40),
      balance(charge('c', 100, '2026-05-02')),
      balance(charge('d', 100, '2026-05-01')),
      balance(charge('e', 100, '2026-03-02')),
      balance(charge('f', 7, '2026-02-01', { amount: money(7, 'EUR') })),
    ];
    expect(aging(balances, '2026-06-01')).toEqual([
      { currency: 'CNY', minor: { 'not-due': 100, '1-30': 160, '31-60': 100, '61-90': 0, 'over-90': 100 } },
      { currency: 'EUR', minor: { 'not-due': 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 7 } },
    ]);
  });
});
