import { type Factor, saturating } from '../factor.ts';

/** How many charges are open past their due date now. */
export const overdueCount: Factor = {
  id: 'overdue-count',
  direction: 'negative',
  label: 'open overdue charges',
  formula: 'n / (n + 2), n = charges open past their due date',
  unit: 'charges, saturating',
  short: '0 while nothing is overdue',
  value: ({ overdue }) => saturating(overdue.length, 2),
};
