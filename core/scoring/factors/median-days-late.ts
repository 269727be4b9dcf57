import { daysLate, type Factor, saturating } from '../factor.ts';
import { quantile } from '../history.ts';

/** How late the tenant is in the middle of its last twelve charges. */
export const medianDaysLate: Factor = {
  id: 'median-days-late',
  direction: 'negative',
  label: 'median days late',
  formula: 'd / (d + 10), d = median of max(0, days late) over the last 12 charges',
  unit: 'days, saturating',
  short: '0 without charges',
  value: ({ decided }) => saturating(quantile(decided.slice(-12).map(daysLate), 0.5), 10),
};
