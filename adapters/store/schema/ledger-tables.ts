import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { CreditorRole, DebtType } from '../../../core/lease/debt-type.ts';
import type { Flag, Written } from './estate-tables.ts';

/** One transaction that wrote facts of the ledger. `policy`: the allocation policy that it set money by, as canonical JSON; null when it set none. */
export type LedgerBatchRow = { siteId: string; batch: number; at: Instant; policy: string | null };

/** `batch`, here and below: the transaction that wrote the row; 0 before there were batches. */
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
  taxMinor: number;
  about: string | null;
  working: string;
  batch: number;
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
  payerAccount: string;
  purpose: DebtType | null;
  batch: number;
};

/** Whose a payment is, said after it came; `number` counts what was said of one payment, the last one counts. */
export type PaymentMatchRow = {
  siteId: string;
  paymentId: string;
  number: number;
  tenantId: string | null;
  reference: string;
  via: 'row' | 'person' | 'remembered';
  by: string;
  reason: string;
  knownAt: Instant;
  batch: number;
};

/** `number` counts what was said of one payer, the last one counts. */
export type PayerMemoryRow = {
  siteId: string;
  payerKey: string;
  number: number;
  tenantId: string | null;
  by: string;
  reason: string;
  knownAt: Instant;
  batch: number;
};

export type OutflowRow = {
  siteId: string;
  outflowId: string;
  paymentId: string;
  kind: 'reversed' | 'bounced' | 'refunded';
  amountMinor: number;
  currency: string;
  by: string;
  reason: string;
  happenedAt: Instant;
  knownAt: Instant;
  batch: number;
};

export type CreditRow = {
  siteId: string;
  creditId: string;
  chargeId: string;
  kind: 'credit-note' | 'write-off';
  amountMinor: number;
  currency: string;
  taxMinor: number;
  by: string;
  reason: string;
  effectiveOn: CivilDate;
  knownAt: Instant;
  batch: number;
};

/** `number` counts the parts of one payment against one charge. */
export type AllocationRow = {
  siteId: string;
  chargeId: string;
  paymentId: string;
  number: number;
  amountMinor: number;
  knownAt: Instant;
  batch: number;
};

/** Derived: charges, backfilled ones left out, that are not settled in full as now known, with what was set against each. */
export type OpenChargeRow = {
  siteId: string;
  chargeId: string;
  tenantId: string;
  dueDate: CivilDate;
  paidMinor: number;
  creditedMinor: number;
};

/** Derived: payments with something left (below zero: more went back than was left), with whose each is as now known. */
export type OpenPaymentRow = {
  siteId: string;
  paymentId: string;
  tenantId: string | null;
  currency: string;
  leftMinor: number;
  paidAt: Instant;
  backfilled: Flag;
};

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
} & Written;

export interface LedgerTables {
  ledgerBatch: LedgerBatchRow;
  charge: ChargeRow;
  payment: PaymentRow;
  paymentMatch: PaymentMatchRow;
  payerMemory: PayerMemoryRow;
  outflow: OutflowRow;
  credit: CreditRow;
  allocation: AllocationRow;
  openCharge: OpenChargeRow;
  openPayment: OpenPaymentRow;
  reject: RejectRow;
}
