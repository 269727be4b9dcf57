import { type Factor, saturating } from '../factor.ts';

/** What is open and overdue, against a normal month of this very tenant. */
export const overdueShare: Factor = {
  id: 'overdue-share',
  direction: 'negative',
  label: 'open overdue amount against a normal month',
  formula: 'm / (m + 1), m = open overdue amount / mean monthly charges of the last year (per currency, summed)',
  unit: 'months, saturating',
  short: '0 while nothing is overdue; a month is never taken to be shorter than the history',
  value: ({ overdueMonths }) => saturating(overdueMonths, 1),
};
