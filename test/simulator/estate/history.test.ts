import { describe, expect, it } from 'vitest';
import { type CivilDate, plusDays, weekdayOf } from '../../../core/calendar/civil.ts';
import { customersOf, delaysOf, historyCsv, readHistory, weeksTo } from '../../../simulator/estate/history.ts';

const history = readHistory();

describe('the real history', () => {
  it('is of 64 customers, with 1,579 invoices', () => {
    expect(customersOf(history)).toHaveLength(64);
    expect(history.rows).toHaveLength(1579);
    expect([...delaysOf(history).values()].flat()).toHaveLength(1579);
  });

  it('is moved by the largest number of whole weeks that puts its last settle date before the first day', () => {
    for (let i = 0; i < 14; i++) {
      const first = plusDays('2026-01-05', i);
      const lastSettle = (weeks: number) =>
        historyCsv(history, weeks)
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[4] ?? '')
          .sort()
          .at(-1) ?? '';
      const weeks = weeksTo(history, first);
      expect(lastSettle(weeks) < first).toBe(true);
      expect(lastSettle(weeks + 1) >= first).toBe(true);
    }
  });

  it('keeps amounts, delays and weekdays', () => {
    const moved = historyCsv(history, 600).trim().split('\n');
    expect(moved[0]).toBe(history.columns.join(','));
    const [customer, invoice, issue, , , amount] = (moved[1] ?? '').split(',');
    expect([customer, invoice, amount]).toEqual(['3993-QUNVJ', '0280670965', '50.39']);
    expect(issue).toBe(plusDays('2012-01-03', 4200));
    expect(weekdayOf(issue as CivilDate)).toBe(weekdayOf('2012-01-03'));
  });
});
