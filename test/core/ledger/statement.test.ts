import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import { accountLines } from '../../../core/ledger/statement.ts';
import { money } from '../../../core/money/money.ts';
import { charge, payment } from './facts.ts';

describe('an account', () => {
  it('runs in order of date, charges before payments of the same day, with a balance per currency', () => {
    const charges = [
      charge('jan', 300, '2026-01-05'),
      charge('eur', 50, '2026-01-06', { amount: money(50, 'EUR') }),
      charge('hist', 20, '2025-01-05', { backfilled: true }),
    ];
    const payments = [
      payment('p2', 200, { paidAt: '2026-01-07T00:00:00.000Z', reference: 'jan' }),
      payment('p1', 100, { paidAt: '2026-01-05T00:00:00.000Z' }),
    ];
    const { lines, balances } = accountLines(charges, payments, ({ paidAt }) => paidAt.slice(0, 10) as CivilDate);
    expect(
      lines.map(({ date, id, text, amount, balance }) => `${date} ${id} (${text}) ${amount.minor} → ${balance.minor} ${balance.currency}`),
    ).toEqual([
      '2025-01-05 hist (rent due 2025-01-05 (history)) 20 → 20 CNY',
      '2026-01-05 jan (rent due 2026-01-05) 300 → 320 CNY',
      '2026-01-05 p1 (payment) -100 → 220 CNY',
      '2026-01-06 eur (rent due 2026-01-06) 50 → 50 EUR',
      '2026-01-07 p2 (payment for jan) -200 → 20 CNY',
    ]);
    expect(balances).toEqual([money(20, 'CNY'), money(50, 'EUR')]);
  });
});
