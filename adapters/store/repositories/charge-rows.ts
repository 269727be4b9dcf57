import type { Allocation, Charge, Payment } from '../../../core/ledger/ledger.ts';
import type { AllocationRow, ChargeRow, PaymentRow } from '../schema/ledger-tables.ts';

export function chargeRow(siteId: string, charge: Charge): ChargeRow {
  const { amount, creditor, backfilled, ...same } = charge;
  return {
    siteId,
    chargeId: same.chargeId,
    tenantId: same.tenantId,
    leaseId: same.leaseId,
    lineId: same.lineId,
    debtType: same.debtType,
    creditorParty: creditor.party,
    creditorRole: creditor.role,
    amountMinor: amount.minor,
    currency: amount.currency,
    periodFrom: same.periodFrom,
    periodTo: same.periodTo,
    issueDate: same.issueDate,
    dueDate: same.dueDate,
    knownAt: same.knownAt,
    backfilled: backfilled ? 1 : 0,
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
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    knownAt: row.knownAt,
    backfilled: row.backfilled === 1,
  };
}

export function paymentRow(siteId: string, payment: Payment): PaymentRow {
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
  };
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    paymentId: row.paymentId,
    tenantId: row.tenantId,
    payer: row.payer,
    reference: row.reference,
    amount: { minor: row.amountMinor, currency: row.currency },
    paidAt: row.paidAt,
    knownAt: row.knownAt,
    backfilled: row.backfilled === 1,
  };
}

export function allocationOf({ paymentId, chargeId, amountMinor, knownAt }: AllocationRow): Allocation {
  return { paymentId, chargeId, amountMinor, knownAt };
}

/** Whether two rows say the same; when each became known does not matter. */
export function sameFact<Row extends { knownAt: string }>(a: Row, b: Row): boolean {
  const entries = Object.entries(a) as [keyof Row, unknown][];
  return entries.every(([column, cell]) => column === 'knownAt' || b[column] === cell);
}
