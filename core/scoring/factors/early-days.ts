import { type Factor, mean, saturating } from '../factor.ts';

/** How many days before the due date the tenant tends to pay (late ones count as 0). */
export const earlyDays: Factor = {
  id: 'early-days',
  direction: 'positive',
  label: 'days paid before the due date',
  formula: 'e / (e + 7), e = mean of max(0, days early) over the last 12 charges',
  unit: 'days, saturating',
  short: '0 without charges',
  value: ({ decided }) => saturating(mean(decided.slice(-12).map((charge) => (charge.settled ? Math.max(0, -charge.daysLate) : 0))), 7),
};
