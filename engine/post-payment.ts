import type { Payment } from '../core/ledger/ledger.ts';
import type { CaseChange } from './case-change.ts';
import type { ImportReport } from './imports/import-report.ts';

export interface PostedPayment {
  readonly payment: Payment;
  readonly allocated: readonly { readonly chargeId: string; readonly minor: number }[];
  /** What was left over (credit, or the whole of it when in suspense). */
  readonly leftMinor: number;
  /** Why it is in suspense, or null. */
  readonly suspense: string | null;
}

export interface PaymentReport extends ImportReport {
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  /** Unlock orders that this made (the dispatcher has them already; a wire carries a copy). */
  readonly orders: readonly string[];
}
