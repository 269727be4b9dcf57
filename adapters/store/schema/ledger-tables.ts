import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { CreditorRole, DebtType } from '../../../core/lease/lease.ts';
import type { Flag } from './estate-tables.ts';

export type ChargeRow = {
  siteId: string;
  chargeId: string;
  tenantId: string;
  leaseId: string | null;
  lineId: string | null;
  debtType: DebtType;
  creditorParty: string;
  creditorRole: CreditorRole;
  amountMinor: number;
  currency: string;
  periodFrom: CivilDate | null;
  periodTo: CivilDate | null;
  issueDate: CivilDate;
  dueDate: CivilDate;
  knownAt: Instant;
  backfilled: Flag;
};

export type PaymentRow = {
  siteId: string;
  paymentId: string;
  tenantId: string | null;
  payer: string;
  reference: string;
  amountMinor: number;
  currency: string;
  paidAt: Instant;
  knownAt: Instant;
  backfilled: Flag;
};

/** Whose a payment in suspense is, found out later: the payment stays as it came. */
export type PaymentAssignmentRow = { siteId: string; paymentId: string; tenantId: string; reference: string; knownAt: Instant };

/** `number` counts the parts of one payment against one charge. */
export type AllocationRow = {
  siteId: string;
  chargeId: string;
  paymentId: string;
  number: number;
  amountMinor: number;
  knownAt: Instant;
};

/** Derived: which charges, backfilled ones left out, are not settled in full as now known. */
export type OpenChargeRow = { siteId: string; chargeId: string; tenantId: string; dueDate: CivilDate };

/** `rejectKey`: digest of origin, line and raw row. */
export type RejectRow = {
  siteId: string;
  rejectKey: string;
  source: string;
  origin: string;
  line: number | null;
  column: string | null;
  reason: string;
  raw: string;
  knownAt: Instant;
};

export type FeedRow = { siteId: string; feed: string; coveredThrough: CivilDate; knownAt: Instant };

export interface LedgerTables {
  charge: ChargeRow;
  payment: PaymentRow;
  paymentAssignment: PaymentAssignmentRow;
  allocation: AllocationRow;
  openCharge: OpenChargeRow;
  reject: RejectRow;
  feed: FeedRow;
}
