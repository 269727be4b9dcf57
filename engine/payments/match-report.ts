import type { CaseChange } from '../case-change.ts';
import type { RememberedPayer } from './remember-payer.ts';

/** What came of a person's word on whose a payment is. */
export interface MatchReport {
  readonly ok: boolean;
  /** Why not, or what was done. */
  readonly reason: string;
  readonly paymentId: string;
  /** Whose it is now; null = in suspense. */
  readonly tenantId: string | null;
  /** Whose it was before. */
  readonly before: string | null;
  readonly allocated: readonly { readonly chargeId: string; readonly minor: number }[];
  /** What of it is set against nothing. */
  readonly leftMinor: number;
  readonly remembered: RememberedPayer | null;
  readonly cases: readonly CaseChange[];
  /** Unlock orders that this made. */
  readonly orders: readonly string[];
}

/** A word that could not be taken. Nothing was written. */
export function notMatched(paymentId: string, reason: string): MatchReport {
  const nothing = { allocated: [], leftMinor: 0, remembered: null, cases: [], orders: [] };
  return { ok: false, reason, paymentId, tenantId: null, before: null, ...nothing };
}
