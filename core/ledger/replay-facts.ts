import type { AllocationPolicy } from './allocation-policy.ts';
import type { Allocation, Charge, Credit, Outflow, Payment, PaymentMatch } from './ledger.ts';

/** A fact with the number of the transaction that wrote it; 0 before transactions were numbered. */
export interface Booked<T> {
  readonly fact: T;
  readonly batch: number;
}

/** The event log of one tenant's account, or of the money that is nobody's. */
export interface ReplayFacts {
  /** Null: the log of payments that are nobody's as now known. */
  readonly tenantId: string | null;
  /** By number; a batch that set no money has no policy and stands not in it. */
  readonly policies: ReadonlyMap<number, AllocationPolicy>;
  readonly charges: readonly Booked<Charge>[];
  /** Payments that are or once were the tenant's, as they came. */
  readonly payments: readonly Booked<Payment>[];
  /** All that was said of those payments, in order. */
  readonly matches: readonly Booked<PaymentMatch>[];
  readonly outflows: readonly Booked<Outflow>[];
  readonly credits: readonly Booked<Credit>[];
  /** On the tenant's charges, as they stand in the store: what a replay is compared with, and the beginning of it for those of batch 0. */
  readonly allocations: readonly Booked<Allocation>[];
}
