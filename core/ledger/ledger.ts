import type { CivilDate, Instant } from '../calendar/civil.ts';
import type { Creditor, DebtType } from '../lease/debt-type.ts';
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
  /** What is owed, tax in it. */
  readonly amount: Money;
  /** The tax in it, in minor units; not more than the amount. */
  readonly taxMinor: number;
  /** The charge that this one corrects (an adjustment) or is a late fee on; null for any other. */
  readonly about: string | null;
  /** How the amount came about, for people: `1 234.5 kWh × 0.87`. No part of what makes two charges the same. */
  readonly working: string;
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
  /** What the bank says of the payer: its name, as text. */
  readonly payer: string;
  /** The account it came from (IBAN or any other number), '' when not told. What a person said of a payer is remembered by this, else by the name. */
  readonly payerAccount: string;
  readonly reference: string;
  /** What it was tendered for, when whoever paid said so (L6); null = not said. */
  readonly purpose: DebtType | null;
  readonly amount: Money;
  /** When it was paid: the legal clock of an unlock runs from here. */
  readonly paidAt: Instant;
  /** When we knew: our clock runs from here. */
  readonly knownAt: Instant;
  readonly backfilled: boolean;
}

/**
 * Whose a payment is and what for, said after it came: a fact of its own, the payment stays as it came. The last one known counts;
 * `tenantId` null puts it back into suspense.
 */
export interface PaymentMatch {
  readonly paymentId: string;
  readonly tenantId: string | null;
  readonly reference: string;
  /** A row that came again with more in it, a person, or what a person once said of this payer. */
  readonly via: 'row' | 'person' | 'remembered';
  /** The person, or the row's origin. */
  readonly by: string;
  readonly reason: string;
  readonly knownAt: Instant;
}

/** Whose money a payer pays, as a person said once; the last word on a payer counts, `tenantId` null forgets it. */
export interface PayerMemory {
  /** See `payerKey`: the account, else the name. */
  readonly payerKey: string;
  readonly tenantId: string | null;
  readonly by: string;
  readonly reason: string;
  readonly knownAt: Instant;
}

/** Money of a payment that went back: the bank took it back (reversed, bounced), or we gave unused credit back (refunded). */
export interface Outflow {
  readonly outflowId: string;
  readonly paymentId: string;
  readonly kind: 'reversed' | 'bounced' | 'refunded';
  readonly amount: Money;
  readonly by: string;
  readonly reason: string;
  readonly happenedAt: Instant;
  readonly knownAt: Instant;
}

/** A charge, or a part of it, that is no longer owed though nobody paid it. */
export interface Credit {
  readonly creditId: string;
  readonly chargeId: string;
  /** `credit-note`: it was too much. `write-off`: it will not come. */
  readonly kind: 'credit-note' | 'write-off';
  readonly amount: Money;
  /** The tax in it. */
  readonly taxMinor: number;
  readonly by: string;
  readonly reason: string;
  readonly effectiveOn: CivilDate;
  readonly knownAt: Instant;
}

/** A part of a payment set against a charge; a negative one undoes what was set before (a payment bounced, a charge was credited). */
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
  readonly creditedMinor: number;
  /** When the last part was paid (or credited), if it is settled in full. */
  readonly settledAt: Instant | null;
  /** When we knew that it was settled in full. */
  readonly settledKnownAt: Instant | null;
}

/** What is left of a charge. */
export function openMinor(balance: ChargeBalance): number {
  return balance.charge.amount.minor - balance.paidMinor - balance.creditedMinor;
}
