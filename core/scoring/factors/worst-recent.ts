import { daysLate, type Factor, saturating } from '../factor.ts';

/** The worst of the last six charges. */
export const worstRecent: Factor = {
  id: 'worst-recent',
  direction: 'negative',
  label: 'worst days late recently',
  formula: 'd / (d + 20), d = greatest max(0, days late) of the last 6 charges',
  unit: 'days, saturating',
  short: '0 without charges',
  value: ({ decided }) => saturating(Math.max(0, ...decided.slice(-6).map(daysLate)), 20),
};
