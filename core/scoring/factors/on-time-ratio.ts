import { type Factor, isOnTime, PRIOR } from '../factor.ts';

/** How many charges were paid on or before their due date, shrunk by two pseudo-charges so that one lucky payment does not make a saint. */
export const onTimeRatio: Factor = {
  id: 'on-time-ratio',
  direction: 'positive',
  label: 'share of charges paid on time',
  formula: '(on time + 2 × 0.7) / (charges + 2)',
  unit: 'share of charges',
  short: '0.7 without charges; each charge moves it less than the one before',
  value: ({ decided }) => (decided.filter(isOnTime).length + PRIOR.charges * PRIOR.onTime) / (decided.length + PRIOR.charges),
};
