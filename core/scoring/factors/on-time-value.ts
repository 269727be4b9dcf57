import { type Factor, isOnTime, PRIOR } from '../factor.ts';

/** The on-time ratio with each charge counted by its size against the tenant's median charge: paying the small ones first does not help. */
export const onTimeValue: Factor = {
  id: 'on-time-value',
  direction: 'positive',
  label: 'share of the amount paid on time',
  formula: '(Σ size of those on time + 2 × 0.7) / (Σ size + 2), size = amount / own median amount',
  unit: 'share of value',
  short: '0.7 without charges',
  value: ({ decided }) => {
    let onTime = PRIOR.charges * PRIOR.onTime;
    let all: number = PRIOR.charges;
    for (const charge of decided) {
      all += charge.size;
      if (isOnTime(charge)) onTime += charge.size;
    }
    return onTime / all;
  },
};
