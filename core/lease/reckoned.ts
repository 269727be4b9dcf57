import type { Fraction } from '../money/fraction.ts';
import type { Waits } from './waits.ts';

/** An amount before it is rounded, in minor units, and how it came about, for people. */
export interface Reckoned {
  readonly exact: Fraction;
  readonly working: string;
}

/** What cannot be reckoned yet, and why. */
export type Reckoning = ({ readonly ok: true } & Reckoned) | Waits;
