import type { CivilDate } from '../../calendar/civil.ts';
import type { Payment } from '../ledger.ts';

/** What can be known of a payment in suspense. */
export type UnmatchedPayment = Pick<Payment, 'paymentId' | 'payer' | 'payerAccount' | 'reference' | 'amount'>;

/** A tenant with every name that stands for it: its own, and those of the parties of its leases. */
export interface NamedTenant {
  readonly tenantId: string;
  readonly names: readonly string[];
}

/** What is open of one charge. */
export interface OpenItem {
  readonly chargeId: string;
  readonly tenantId: string;
  readonly dueDate: CivilDate;
  readonly openMinor: number;
  readonly currency: string;
}

/** What was said of a payer before: how many of its payments were whose. */
export interface PaidBefore {
  readonly payerKey: string;
  readonly tenantId: string;
  readonly times: number;
}

export interface SuggestFacts {
  readonly tenants: readonly NamedTenant[];
  readonly open: readonly OpenItem[];
  readonly before: readonly PaidBefore[];
}

/** Why a payment could be somebody's. */
export interface MatchReason {
  readonly rule: 'amount' | 'name' | 'paid-before' | 'reference';
  readonly text: string;
}

/** One sign that a payment is a tenant's, and how much it says (points out of a hundred). */
export interface Sign extends MatchReason {
  readonly tenantId: string;
  /** The reference under which it would be set against what it is for, '' when the sign names none. */
  readonly reference: string;
  readonly points: number;
}

/** Whose a payment could be, and why. A suggestion decides nothing: only a person matches. */
export interface MatchSuggestion {
  readonly tenantId: string;
  /** What it would be set against: a charge, a bill, or '' for the oldest due. */
  readonly reference: string;
  /** The sum of its signs, 100 at most: for order, not a probability. */
  readonly points: number;
  readonly reasons: readonly MatchReason[];
}
