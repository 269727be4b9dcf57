import { daysLate, type Factor, saturating } from '../factor.ts';
import { quantile } from '../history.ts';

/** How late the worse quarter of the last twelve charges begins to be. */
export const upperQuartileDaysLate: Factor = {
  id: 'upper-quartile-days-late',
  direction: 'negative',
  label: 'days late of the worse quarter',
  formula: 'd / (d + 15), d = upper quartile of max(0, days late) over the last 12 charges',
  unit: 'days, saturating',
  short: '0 without charges',
  value: ({ decided }) => saturating(quantile(decided.slice(-12).map(daysLate), 0.75), 15),
};
