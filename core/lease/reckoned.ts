import type { Fraction } from '../money/fraction.ts';

/** An amount before it is rounded, in minor units, and how it came about, for people. */
export interface Reckoned {
  readonly exact: Fraction;
  readonly working: string;
}

/** What cannot be reckoned yet, and why. */
export type Reckoning = ({ readonly ok: true } & Reckoned) | { readonly ok: false; readonly reason: string };
