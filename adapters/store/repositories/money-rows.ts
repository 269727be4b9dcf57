import type { Allocation, Charge, Credit, Outflow, Payment, PaymentMatch } from '../../../core/ledger/ledger.ts';
import type { AllocationRow, ChargeRow, CreditRow, OutflowRow, PaymentMatchRow, PaymentRow } from '../schema/ledger-tables.ts';

/* Rows of one table have the same columns in the same order: bulk inserts rely on it. */

export function chargeRow(siteId: string, charge: Charge, batch: number): ChargeRow {
  return {
    siteId,
    chargeId: charge.chargeId,
    tenantId: charge.tenantId,
    leaseId: charge.leaseId,
    lineId: charge.lineId,
    debtType: charge.debtType,
    creditorParty: charge.creditor.party,
    creditorRole: charge.creditor.role,
    amountMinor: charge.amount.minor,
    currency: charge.amount.currency,
    periodFrom: charge.periodFrom,
    periodTo: charge.periodTo,
    issueDate: charge.issueDate,
    dueDate: charge.dueDate,
    knownAt: charge.knownAt,
    backfilled: charge.backfilled ? 1 : 0,
    taxMinor: charge.taxMinor,
    about: charge.about,
    working: charge.working,
    batch,
  };
}

export function chargeOf(row: ChargeRow): Charge {
  return {
    chargeId: row.chargeId,
    tenantId: row.tenantId,
    leaseId: row.leaseId,
    lineId: row.lineId,
    debtType: row.debtType,
    creditor: { party: row.creditorParty, role: row.creditorRole },
    amount: { minor: row.amountMinor, currency: row.currency },
    taxMinor: row.taxMinor,
    about: row.about,
    working: row.working,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    knownAt: row.knownAt,
    backfilled: row.backfilled === 1,
  };
}

export function paymentRow(siteId: string, payment: Payment, batch: number): PaymentRow {
  return {
    siteId,
    paymentId: payment.paymentId,
    tenantId: payment.tenantId,
    payer: payment.payer,
    reference: payment.reference,
    amountMinor: payment.amount.minor,
    currency: payment.amount.currency,
    paidAt: payment.paidAt,
    knownAt: payment.knownAt,
    backfilled: payment.backfilled ? 1 : 0,
    payerAccount: payment.payerAccount,
    purpose: payment.purpose,
    batch,
  };
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    paymentId: row.paymentId,
    tenantId: row.tenantId,
    payer: row.payer,
    payerAccount: row.payerAccount,
    reference: row.reference,
    purpose: row.purpose,
    amount: { minor: row.amountMinor, currency: row.currency },
    paidAt: row.paidAt,
    knownAt: row.knownAt,
    backfilled: row.backfilled === 1,
  };
}

export function matchOf({ paymentId, tenantId, reference, via, by, reason, knownAt }: PaymentMatchRow): PaymentMatch {
  return { paymentId, tenantId, reference, via, by, reason, knownAt };
}

export function outflowRow(siteId: string, { amount, ...outflow }: Outflow, batch: number): OutflowRow {
  const { outflowId, paymentId, kind, by, reason, happenedAt, knownAt } = outflow;
  const { minor: amountMinor, currency } = amount;
  return { siteId, outflowId, paymentId, kind, amountMinor, currency, by, reason, happenedAt, knownAt, batch };
}

export function outflowOf({ outflowId, paymentId, kind, amountMinor, currency, by, reason, happenedAt, knownAt }: OutflowRow): Outflow {
  return { outflowId, paymentId, kind, amount: { minor: amountMinor, currency }, by, reason, happenedAt, knownAt };
}

export function creditRow(siteId: string, { amount, ...credit }: Credit, batch: number): CreditRow {
  const { creditId, chargeId, kind, taxMinor, by, reason, effectiveOn, knownAt } = credit;
  const { minor: amountMinor, currency } = amount;
  return { siteId, creditId, chargeId, kind, amountMinor, currency, taxMinor, by, reason, effectiveOn, knownAt, batch };
}

export function creditOf({ creditId, chargeId, kind, amountMinor, currency, ...row }: CreditRow): Credit {
  const { taxMinor, by, reason, effectiveOn, knownAt } = row;
  return { creditId, chargeId, kind, amount: { minor: amountMinor, currency }, taxMinor, by, reason, effectiveOn, knownAt };
}

export function allocationOf({ paymentId, chargeId, amountMinor, knownAt }: AllocationRow): Allocation {
  return { paymentId, chargeId, amountMinor, knownAt };
}
