import { type Factor, PRIOR } from '../factor.ts';

/** How many charges were, or are already, more than 15 days late, shrunk by two pseudo-charges. */
export const lateRatio15: Factor = {
  id: 'late-ratio-15',
  direction: 'negative',
  label: 'share of charges more than 15 days late',
  formula: '(charges > 15 days late + 2 × 0.1) / (charges + 2)',
  unit: 'share of charges',
  short: '0.1 without charges',
  value: ({ decided }) =>
    (decided.filter((charge) => charge.daysLate > 15).length + PRIOR.charges * PRIOR.late15) / (decided.length + PRIOR.charges),
};
