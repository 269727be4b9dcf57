import type { PastCharge, PaymentHistory } from './history.ts';

/** One observation of how a tenant pays. Positive ones form A, negative ones B. */
export interface Factor {
  readonly id: string;
  readonly direction: 'positive' | 'negative';
  /** What `value` counts, in words, for the explanation. */
  readonly label: string;
  /** Its definition, in one formula. */
  readonly formula: string;
  readonly unit: string;
  /** What it gives while there is little history. */
  readonly short: string;
  /** In [0, 1]. Sees nothing but the history, which holds only what was known at its moment. */
  value(history: PaymentHistory): number;
}

/** What is assumed of a tenant nobody knows yet: two pseudo-charges, seven in ten on time, one in ten more than 15 days late. */
export const PRIOR = { charges: 2, onTime: 0.7, late15: 0.1 } as const;

/** Paid on or before the due date. */
export function isOnTime(charge: PastCharge): boolean {
  return charge.settled && charge.daysLate <= 0;
}

/** Days late, early ones counted as 0. */
export function daysLate(charge: PastCharge): number {
  return Math.max(0, charge.daysLate);
}

/** `x / (x + half)`: 0 at 0, one half at `half`, towards 1 beyond. */
export function saturating(x: number, half: number): number {
  return x <= 0 ? 0 : x / (x + half);
}

/** Mean of numbers; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
