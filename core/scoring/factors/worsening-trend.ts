import { daysLate, type Factor, mean, saturating } from '../factor.ts';

/** Whether the last three charges were later than the nine before them. */
export const worseningTrend: Factor = {
  id: 'worsening-trend',
  direction: 'negative',
  label: 'getting later',
  formula: 't / (t + 10), t = mean max(0, days late) of the last 3 charges − that of the 9 before, if above 0',
  unit: 'days, saturating',
  short: '0 with fewer than 6 charges',
  value: ({ decided }) => {
    if (decided.length < 6) return 0;
    const before = mean(decided.slice(-12, -3).map(daysLate));
    return saturating(mean(decided.slice(-3).map(daysLate)) - before, 10);
  },
};
