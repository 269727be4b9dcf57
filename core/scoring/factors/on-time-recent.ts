import { type Factor, isOnTime, PRIOR } from '../factor.ts';

const HALF_LIFE_CHARGES = 6;

/** The on-time ratio with the newest charges counted most: what was six charges ago counts half. */
export const onTimeRecent: Factor = {
  id: 'on-time-recent',
  direction: 'positive',
  label: 'share of recent charges paid on time',
  formula: '(Σ wᵢ·on timeᵢ + 2 × 0.7) / (Σ wᵢ + 2), wᵢ = 2^(−i/6), i = 0 for the newest',
  unit: 'share of charges',
  short: '0.7 without charges',
  value: ({ decided }) => {
    let onTime = PRIOR.charges * PRIOR.onTime;
    let all: number = PRIOR.charges;
    decided.forEach((charge, index) => {
      const weight = 2 ** (-(decided.length - 1 - index) / HALF_LIFE_CHARGES);
      all += weight;
      if (isOnTime(charge)) onTime += weight;
    });
    return onTime / all;
  },
};
