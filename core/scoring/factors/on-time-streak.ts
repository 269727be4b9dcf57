import { type Factor, isOnTime, saturating } from '../factor.ts';

/** How many charges in a row, up to the newest, were paid on time. */
export const onTimeStreak: Factor = {
  id: 'on-time-streak',
  direction: 'positive',
  label: 'charges on time in a row',
  formula: 's / (s + 4), s = charges on time since the last one late',
  unit: 'charges, saturating',
  short: '0 without charges: a streak has to be earned',
  value: ({ decided }) => saturating(decided.length - 1 - decided.findLastIndex((charge) => !isOnTime(charge)), 4),
};
