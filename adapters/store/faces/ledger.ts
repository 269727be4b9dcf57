import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Allocation, Charge, ChargeBalance, Payment, PaymentAssignment } from '../../../core/ledger/ledger.ts';

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

export interface LedgerRepository {
  /** Adds a charge. `unchanged` when the same one is there; `conflict` when the id is there with other content (nothing is written). */
  addCharge(charge: Charge): Promise<'accepted' | 'unchanged' | 'conflict'>;
  addPayment(payment: Payment): Promise<'accepted' | 'unchanged' | 'conflict'>;
  /** Says whose a payment in suspense is. `unchanged` when that was said already; `conflict` when it is somebody's, or not there (nothing is written). */
  assignPayment(assignment: PaymentAssignment): Promise<'accepted' | 'unchanged' | 'conflict'>;
  /** A payment as it came, whatever was found out about it later. */
  payment(paymentId: string): Promise<Payment | null>;
  addAllocations(allocations: readonly Allocation[]): Promise<void>;
  charge(chargeId: string): Promise<Charge | null>;
  /** Balances of a tenant's charges (all when null), by what was known at `asOf`, oldest due first. */
  balances(tenantId: string | null, asOf: Instant): Promise<ChargeBalance[]>;
  /** Balances of the charges named, as now known. */
  balancesOf(chargeIds: readonly string[]): Promise<ChargeBalance[]>;
  /** Charges not settled in full, not backfilled, due on or before `dueBy`; of one tenant when named. */
  openBalances(filter: { tenantId?: string; dueBy?: CivilDate }): Promise<ChargeBalance[]>;
  /** The last charge of a lease line by period end, or null. */
  lastChargeOfLine(leaseId: string, lineId: string): Promise<Charge | null>;
  /** Payments known at `asOf`, of one tenant when named, each with whose it was by what was known then. */
  payments(tenantId: string | null, asOf: Instant): Promise<Payment[]>;
  allocations(tenantId: string, asOf: Instant): Promise<Allocation[]>;
  /** Payments that are nobody's as now known, with what is left of each. */
  suspense(): Promise<{ payment: Payment; openMinor: number }[]>;
  /** What a tenant has paid beyond its charges, per currency, backfilled history left out. */
  unusedCredit(tenantId: string): Promise<{ currency: string; minor: number }[]>;
  /** Sums over all tenants for charges due in [from, to), imported history left out: what was charged, what of it is paid by now, what was paid by its due date. */
  collection(
    from: CivilDate,
    to: CivilDate,
  ): Promise<{ currency: string; chargedMinor: number; paidMinor: number; charges: number; settled: number; lateDaysSum: number }[]>;
  addReject(reject: Reject): Promise<void>;
  /** Rejects, newest first. The same row of the same origin, refused for the same reason twice, is one. */
  rejects(filter: { source?: string; limit?: number }): Promise<Reject[]>;
  /** A feed (`bank`) has told everything up to and including `coveredThrough`. */
  noteFeed(feed: string, coveredThrough: CivilDate, knownAt: Instant): Promise<void>;
  feed(feed: string): Promise<{ coveredThrough: CivilDate; knownAt: Instant } | null>;
}
