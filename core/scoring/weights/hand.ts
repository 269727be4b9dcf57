import type { WeightSet } from './weights.ts';

/**
 * Z set by hand: what happened lately weighs most, what is overdue now next, how late it gets after that.
 * Judgement, not a fit: no figure of a data set went into it.
 */
export const handWeights: WeightSet = {
  name: 'hand-1',
  z: {
    'on-time-ratio': 3,
    'on-time-value': 1,
    'on-time-recent': 4,
    'on-time-streak': 2,
    'early-days': 1,
    'late-ratio-15': 2,
    'median-days-late': 2,
    'upper-quartile-days-late': 2,
    'worst-recent': 1,
    'overdue-share': 2,
    'overdue-count': 1,
    'worsening-trend': 1,
  },
};
