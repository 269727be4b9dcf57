import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import { FACTORS } from '../../../core/scoring/factors/registry.ts';
import { historyAsOf, type PaymentHistory } from '../../../core/scoring/history.ts';
import { balance, history, NOW, TODAY, ZONE } from './history-of.ts';

/** Each row: factor, days late of the charges oldest first (null = open, due every ten days, the last a hundred days ago), value by hand. */
const byHand: [factor: string, late: (number | null)[], value: number][] = [
  ['on-time-ratio', [], 0.7],
  ['on-time-ratio', [0, -3, 1, null], (2 + 1.4) / (4 + 2)],
  ['on-time-recent', [], 0.7],
  ['on-time-recent', [0, 5], (2 ** (-1 / 6) + 1.4) / (2 ** (-1 / 6) + 1 + 2)],
  [
    'on-time-recent',
    [5, 0, 0, 0, 0, 0, 0],
    (1 + 2 ** (-1 / 6) + 2 ** (-2 / 6) + 2 ** (-3 / 6) + 2 ** (-4 / 6) + 2 ** (-5 / 6) + 1.4) /
      (1 + 2 ** (-1 / 6) + 2 ** (-2 / 6) + 2 ** (-3 / 6) + 2 ** (-4 / 6) + 2 ** (-5 / 6) + 0.5 + 2),
  ],
  ['on-time-streak', [], 0],
  ['on-time-streak', [9, 0, 0, -1, 0], 4 / 8],
  ['on-time-streak', [0, 0, null], 0],
  ['early-days', [], 0],
  ['early-days', [-10, -4, 3, 0], 3.5 / (3.5 + 7)],
  ['late-ratio-15', [], 0.1],
  ['late-ratio-15', [0, 15, 16, 40], (2 + 0.2) / (4 + 2)],
  ['late-ratio-15', [0, null, null], (2 + 0.2) / (3 + 2)],
  ['median-days-late', [], 0],
  ['median-days-late', [-5, 2, 8, 30], 5 / 15],
  ['median-days-late', [99, ...Array<number>(12).fill(10)], 10 / 20],
  ['upper-quartile-days-late', [0, 4, 8, 12], 9 / 24],
  ['upper-quartile-days-late', [], 0],
  ['worst-recent', [90, 0, 0, 0, 20, 0, 0], 20 / 40],
  ['worst-recent', [-4], 0],
  ['overdue-count', [0, null, null], 2 / 4],
  ['overdue-count', [50], 0],
  ['worsening-trend', [0, 0, 0, 30, 30], 0],
  ['worsening-trend', [2, 2, 2, 12, 12, 12], 10 / 20],
  ['worsening-trend', [30, 30, 30, 0, 0, 0], 0],
];

function valueIn(factor: string, past: PaymentHistory): number {
  const found = FACTORS.find(({ id }) => id === factor);
  if (!found) throw new Error(`no factor ${factor}`);
  return found.value(past);
}

describe('factors by hand', () => {
  for (const [factor, late, value] of byHand) {
    it(`${factor} of [${late.join(', ')}]`, () => expect(valueIn(factor, history(...late))).toBeCloseTo(value, 12));
  }

  it('on-time-value counts a charge by its size against the own median', () => {
    const past = historyAsOf(
      [balance('a', '2026-01-01', 0), balance('b', '2026-01-11', 0), balance('c', '2026-01-21', 5, { minor: 60_000 })],
      NOW,
      ZONE,
    );
    expect(valueIn('on-time-value', past)).toBeCloseTo((2 + 1.4) / (2 + 6 + 2), 12);
    expect(valueIn('on-time-value', history())).toBeCloseTo(0.7, 12);
  });

  it('overdue-share compares what is open and overdue with the normal month', () => {
    // 4 × 100.00 due since 73 days ago: 400 / (73 / (365/12)) = 166.67 a month; 150.00 of it open and overdue = 0.9 months.
    const due = (daysAgo: number) => plusDays(TODAY, -daysAgo);
    const past = historyAsOf(
      [balance('a', due(73), 0), balance('b', due(50), 0), balance('c', due(20), null, { paid: 5_000 }), balance('d', due(5), null)],
      NOW,
      ZONE,
    );
    expect(past.overdueMonths).toBeCloseTo(0.9, 10);
    expect(valueIn('overdue-share', past)).toBeCloseTo(0.9 / 1.9, 10);
  });

  it('overdue-share never takes a month to be shorter than the history, and adds months, not money, of two currencies', () => {
    const past = historyAsOf(
      [balance('a', '2026-02-27', null), balance('b', '2026-02-27', null, { currency: 'JPY', minor: 7 })],
      NOW,
      ZONE,
    );
    expect(past.overdueMonths).toBeCloseTo(2, 12);
  });
});

describe('the registry', () => {
  it('has at least ten factors of both directions, each with its definition, each id once', () => {
    expect(new Set(FACTORS.map(({ id }) => id)).size).toBe(FACTORS.length);
    expect(FACTORS.filter(({ direction }) => direction === 'positive').length).toBeGreaterThanOrEqual(5);
    expect(FACTORS.filter(({ direction }) => direction === 'negative').length).toBeGreaterThanOrEqual(5);
    for (const factor of FACTORS) for (const text of [factor.label, factor.formula, factor.unit, factor.short]) expect(text).not.toBe('');
  });

  it('has each factor tested by hand', () => {
    const tested = new Set([...byHand.map(([factor]) => factor), 'on-time-value', 'overdue-share']);
    expect([...tested].sort()).toEqual(FACTORS.map(({ id }) => id).sort());
  });
});
