import type { ExpressionBuilder } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { PaymentAssignmentRow, PaymentRow } from '../schema/ledger-tables.ts';
import type { Tables } from '../schema.ts';
import { paymentOf } from './charge-rows.ts';
import type { Scope } from './scope.ts';

/** Payments, each with what was known by `asOf` of whose it is. */
export function assignedPayments({ db, siteId }: Scope, asOf: Instant) {
  return db
    .selectFrom('payment as p')
    .leftJoin('paymentAssignment as w', (join) =>
      join.onRef('w.siteId', '=', 'p.siteId').onRef('w.paymentId', '=', 'p.paymentId').on('w.knownAt', '<=', asOf),
    )
    .selectAll('p')
    .select(['w.tenantId as assignedTo', 'w.reference as assignedFor'])
    .where('p.siteId', '=', siteId);
}

type OfPayment = ExpressionBuilder<Tables & { p: PaymentRow; w: Nullable<PaymentAssignmentRow> }, 'p' | 'w'>;
type Nullable<Row> = { [K in keyof Row]: Row[K] | null };

/** That a payment is a tenant's: from the start, or by an assignment known by `asOf`. Two conditions with an index each, not one over both. */
export function isOf(eb: OfPayment, { siteId }: Scope, tenantId: string, asOf: Instant) {
  const assigned = eb
    .selectFrom('paymentAssignment as of')
    .select('of.paymentId')
    .where('of.siteId', '=', siteId)
    .where('of.tenantId', '=', tenantId)
    .where('of.knownAt', '<=', asOf);
  return eb.or([eb('p.tenantId', '=', tenantId), eb('p.paymentId', 'in', assigned)]);
}

/** The payment with its tenant and reference as they were known. */
export function assignedPaymentOf(row: PaymentRow & { assignedTo: string | null; assignedFor: string | null }): Payment {
  return paymentOf({ ...row, tenantId: row.assignedTo ?? row.tenantId, reference: row.assignedFor ?? row.reference });
}
