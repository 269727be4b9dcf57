import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Tender } from '../../../core/ledger/allocate.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import type {
  Allocation,
  Charge,
  ChargeBalance,
  Credit,
  Outflow,
  PayerMemory,
  Payment,
  PaymentMatch,
} from '../../../core/ledger/ledger.ts';
import type { ReplayFacts } from '../../../core/ledger/replay-facts.ts';
import type { Account } from '../../../core/ledger/settle-account.ts';
import type { OpenItem, PaidBefore } from '../../../core/ledger/suggest/facts.ts';
import type { StandingPart } from '../../../core/ledger/undo.ts';
import type { FeedFacts } from './feeds.ts';

/** A row that was refused, kept where a person can see it. */
export interface Reject {
  /** What was imported: `estate`, `leases`, `charges`, `payments`, `reading`, `message`. */
  readonly source: string;
  /** File name or where it came from. */
  readonly origin: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: string;
  /** The row as it came, as text. */
  readonly raw: string;
  readonly knownAt: Instant;
}

/** What became of a fact: `unchanged` when the same one is there, `conflict` when its id is there with other content (nothing is written). */
export type Added = 'accepted' | 'unchanged' | 'conflict';

/** Charges, credits on them, and what is open of them. */
export interface ChargeFacts {
  addCharge(charge: Charge): Promise<Added>;
  /** Many at once, in few statements: what became of each, in their order. */
  addCharges(charges: readonly Charge[]): Promise<Added[]>;
  addCredit(credit: Credit): Promise<Added>;
  charge(chargeId: string): Promise<Charge | null>;
  /** Charges by id, those that are not there left out. */
  chargesOf(chargeIds: readonly string[]): Promise<Charge[]>;
  /** The last charge of a lease line by period end, or null. */
  lastChargeOfLine(leaseId: string, lineId: string): Promise<Charge | null>;
  /** Credits known at `asOf`, on charges of one tenant when named. */
  credits(tenantId: string | null, asOf: Instant): Promise<Credit[]>;
  creditsOf(chargeIds: readonly string[]): Promise<Credit[]>;
  /** Charges of a tenant that correct these or are late fees on them, as issued. */
  chargesAbout(tenantId: string, chargeIds: readonly string[]): Promise<Charge[]>;
  /** Charges of a tenant that money was set against or taken off, or that were credited, by what has become known at `since` or later. */
  touchedCharges(tenantId: string, since: Instant): Promise<string[]>;
  /** Balances of a tenant's charges (all when null), by what was known at `asOf`, oldest due first. */
  balances(tenantId: string | null, asOf: Instant): Promise<ChargeBalance[]>;
  /** Balances of the charges named, as now known. */
  balancesOf(chargeIds: readonly string[]): Promise<ChargeBalance[]>;
  /** Charges not settled in full, not backfilled, due on or before `dueBy`; of one tenant when named. */
  openBalances(filter: { tenantId?: string; dueBy?: CivilDate }): Promise<ChargeBalance[]>;
  /** What is open of every charge, the oldest due first: no more of each than money is compared with. */
  openItems(): Promise<OpenItem[]>;
  /** Sums over all tenants for charges due in [from, to), imported history left out: what was charged (less credit notes), what of it is paid by now, what was paid by its due date. */
  collection(
    from: CivilDate,
    to: CivilDate,
  ): Promise<{ currency: string; chargedMinor: number; paidMinor: number; charges: number; settled: number; lateDaysSum: number }[]>;
}

/** Whom a person said that a payment of a payer is for. */
export interface MatchedPayer extends Pick<Payment, 'payer' | 'payerAccount'>, Pick<PayerMemory, 'by' | 'reason'> {
  readonly tenantId: string;
}

/** Payments, whose they are, what went back of them, and what is left. */
export interface PaymentFacts {
  addPayment(payment: Payment): Promise<Added>;
  /** Many at once, in few statements: what became of each, in their order. */
  addPayments(payments: readonly Payment[]): Promise<Added[]>;
  /** A payment as it came, whatever was found out about it later. */
  payment(paymentId: string): Promise<Payment | null>;
  /** Payments by id with whose each is as now known, those that are not there left out. */
  paymentsOf(paymentIds: readonly string[]): Promise<Payment[]>;
  /** Payments known at `asOf`, of one tenant when named, each with whose it was by what was known then. */
  payments(tenantId: string | null, asOf: Instant): Promise<Payment[]>;
  /**
   * Says whose a payment is. `unchanged` when the last word was the same; `conflict` when the payment is not there, or is somebody's already
   * and no person says so.
   */
  matchPayment(match: PaymentMatch): Promise<Added>;
  /** All that was said of a payment, the last word last. */
  matches(paymentId: string): Promise<PaymentMatch[]>;
  addOutflow(outflow: Outflow): Promise<Added>;
  /** What went back under an id, or null. */
  outflow(outflowId: string): Promise<Outflow | null>;
  /** What went back by what was known at `asOf`, of payments that were then one tenant's when named. */
  outflows(tenantId: string | null, asOf: Instant): Promise<Outflow[]>;
  /** What went back of these payments, in order of time. */
  outflowsOf(paymentIds: readonly string[]): Promise<Outflow[]>;
  remember(memory: PayerMemory): Promise<void>;
  /** The last word on each of these payers; those of whom nothing is remembered (any more) are left out. */
  remembered(payerKeys: readonly string[]): Promise<PayerMemory[]>;
  /** All that was said of these payers, forgotten words too, in the order in which it was said. */
  memories(payerKeys: readonly string[]): Promise<PayerMemory[]>;
  /** The payers of payments that a person gave to these tenants, with that word, where it is the last one on the payment; each once. */
  matchedByPersons(tenantIds: readonly string[]): Promise<MatchedPayer[]>;
  /** For whom payments of these payers count as now known: how many of each payer's are whose. Payers are told apart as their rows say them. */
  paidBefore(payers: readonly Pick<Payment, 'payer' | 'payerAccount'>[]): Promise<PaidBefore[]>;
  /** Payments of a tenant with something left (below zero: more went back than was left), in order of payment, imported history left out. */
  tenders(tenantId: string): Promise<Tender[]>;
  /** Payments that are nobody's as now known, with what is left of each, in order of payment; `after`: the id of the last one of the page before. */
  suspense(page?: { after?: string; limit?: number }): Promise<{ payment: Payment; openMinor: number }[]>;
  /** What a tenant has paid beyond its charges, per currency, backfilled history left out. */
  unusedCredit(tenantId: string): Promise<{ currency: string; minor: number }[]>;
}

/** What of which payment stands against which charge. */
export interface AllocationFacts {
  /**
   * Sets parts of payments against charges; a negative part undoes. In few statements, however many.
   * @param policy by which this transaction set them, noted with its batch even when there is nothing to set: once all its facts are there,
   *   once per tenant that they concern. Left out for parts that a fact itself says (how imported history was settled).
   */
  addAllocations(allocations: readonly Allocation[], policy?: AllocationPolicy): Promise<void>;
  /** On charges of one tenant, by what was known at `asOf`, in order of time. */
  allocations(tenantId: string, asOf: Instant): Promise<Allocation[]>;
  /** What stands of these payments and against these charges, all parts of a pair added up, pairs that come to nothing left out. */
  standing(of: { paymentIds?: readonly string[]; chargeIds?: readonly string[] }): Promise<StandingPart[]>;
  /**
   * What is out of balance on the accounts of these tenants, and of those whose charges lose money that was matched anew in this transaction,
   * for `settleAccount`. All accounts are put into balance, once, when all facts of the transaction are there. In few statements, however many.
   * @param policy by which they will be put into balance: open charges that it cannot reach may be left out; without one none is
   */
  accounts(tenantIds: readonly string[], policy?: AllocationPolicy): Promise<Account[]>;
  /** Every fact that concerns a tenant (null: that concerns nobody), with its batch, for `replay`. */
  replayFacts(tenantId: string | null): Promise<ReplayFacts>;
}

/** Sums over the whole site. */
export interface TotalFacts {
  /** What all payments, or all charges, of a currency come to, in minor units. Reads every one of them. */
  total(of: 'payment' | 'charge', currency: string): Promise<bigint>;
}

export interface LedgerRepository extends ChargeFacts, PaymentFacts, AllocationFacts, FeedFacts, TotalFacts {
  addReject(reject: Reject): Promise<void>;
  /** Rejects, newest first. The same row of the same origin, refused for the same reason twice, is one. */
  rejects(filter: { source?: string; limit?: number }): Promise<Reject[]>;
}
