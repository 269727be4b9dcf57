import type { Band } from './score.ts';

/** A range of P: from `from` (inclusive) up to where the next better band begins. */
export interface BandRange {
  readonly band: Band;
  readonly from: number;
}

/** The four ranges of P, best first. Chosen so that all four are inhabited by the 64 customers of the IBM sample. */
export const BAND_RANGES: readonly BandRange[] = [
  { band: 'reliable', from: 0.85 },
  { band: 'usual', from: 0.68 },
  { band: 'wavering', from: 0.5 },
  { band: 'at-risk', from: 0 },
];

/** The band that P falls into. P below every range is `at-risk`: what is not known to be better is treated as the worst. */
export function bandOf(p: number, ranges: readonly BandRange[] = BAND_RANGES): Band {
  return ranges.find((range) => p >= range.from)?.band ?? 'at-risk';
}
