import type { CivilDate, Instant } from '../calendar/civil.ts';
import type { Creditor, DebtType } from '../lease/lease.ts';
import type { Money } from '../money/money.ts';

/** Something a tenant owes. Issued once, never edited. */
export interface Charge {
  readonly chargeId: string;
  readonly tenantId: string;
  /** Null for charges of another system. */
  readonly leaseId: string | null;
  readonly lineId: string | null;
  readonly debtType: DebtType;
  readonly creditor: Creditor;
  readonly amount: Money;
  readonly periodFrom: CivilDate | null;
  /** First day after the period. */
  readonly periodTo: CivilDate | null;
  readonly issueDate: CivilDate;
  readonly dueDate: CivilDate;
  /** When we knew; for imported history its issue date. */
  readonly knownAt: Instant;
  /** Imported as history: scored, never reminded of, never lockable. */
  readonly backfilled: boolean;
}

/** Money that came in. `tenantId` null = in suspense: nobody knows whose it is yet. */
export interface Payment {
  readonly paymentId: string;
  readonly tenantId: string | null;
  /** What the bank says of the payer: name or account, as text. */
  readonly payer: string;
  readonly reference: string;
  readonly amount: Money;
  /** When it was paid: the legal clock of an unlock runs from here. */
  readonly paidAt: Instant;
  /** When we knew: our clock runs from here. */
  readonly knownAt: Instant;
  readonly backfilled: boolean;
}

/** Whose a payment in suspense is, and what for, found out later: a fact of its own that names the payment, which stays as it came. */
export interface PaymentAssignment {
  readonly paymentId: string;
  readonly tenantId: string;
  readonly reference: string;
  readonly knownAt: Instant;
}

/** A part of a payment set against a charge. */
export interface Allocation {
  readonly paymentId: string;
  readonly chargeId: string;
  readonly amountMinor: number;
  readonly knownAt: Instant;
}

/** A charge with what has been set against it, as of some moment. */
export interface ChargeBalance {
  readonly charge: Charge;
  readonly paidMinor: number;
  /** When the last part was paid, if it is settled in full. */
  readonly settledAt: Instant | null;
  /** When we knew that it was settled in full. */
  readonly settledKnownAt: Instant | null;
}

/** What is left of a charge. */
export function openMinor(balance: ChargeBalance): number {
  return balance.charge.amount.minor - balance.paidMinor;
}
