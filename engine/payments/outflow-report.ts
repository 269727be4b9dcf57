import type { Money } from '../../core/money/money.ts';
import type { CaseChange } from '../case-change.ts';

/** What came of money that went back. */
export interface OutflowReport {
  readonly ok: boolean;
  /** Why not, or what was done. */
  readonly reason: string;
  readonly kind: 'bounced' | 'reversed' | 'refunded';
  readonly tenantId: string | null;
  /** One for each payment that it was taken from. */
  readonly outflows: readonly { readonly outflowId: string; readonly paymentId: string; readonly amount: Money }[];
  /** Charges that lost money by it (less than nothing), and those that other money of the tenant was set against then. */
  readonly allocated: readonly { readonly paymentId: string; readonly chargeId: string; readonly minor: number }[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
}

/** Money that could not go back. Nothing was written. */
export function nothingWentBack(kind: OutflowReport['kind'], reason: string): OutflowReport {
  return { ok: false, reason, kind, tenantId: null, outflows: [], allocated: [], cases: [], orders: [] };
}
