import { type ExpressionBuilder, sql } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { PaymentMatchRow, PaymentRow } from '../schema/ledger-tables.ts';
import type { Tables } from '../schema.ts';
import { paymentOf } from './money-rows.ts';
import type { Scope } from './scope.ts';

/** Payments, each with what was known by `asOf` of whose it is (`owner`): by the last match, else as it came. */
export function assignedPayments({ db, siteId }: Scope, asOf: Instant) {
  return db
    .selectFrom('payment as p')
    .leftJoin('paymentMatch as w', (join) =>
      join
        .onRef('w.siteId', '=', 'p.siteId')
        .onRef('w.paymentId', '=', 'p.paymentId')
        .on('w.number', '=', ({ selectFrom }) =>
          selectFrom('paymentMatch as last')
            .select(({ fn }) => fn.max('last.number').as('number'))
            .whereRef('last.siteId', '=', 'p.siteId')
            .whereRef('last.paymentId', '=', 'p.paymentId')
            .where('last.knownAt', '<=', asOf),
        ),
    )
    .selectAll('p')
    .select(['w.reference as matchedFor'])
    .select(OWNER.as('owner'))
    .where('p.siteId', '=', siteId);
}

/** Whose a payment of `assignedPayments` is. */
export const OWNER = sql<string | null>`case when w."number" is null then p."tenantId" else w."tenantId" end`;

type OfPayment = ExpressionBuilder<Tables & { p: PaymentRow; w: Nullable<PaymentMatchRow> }, 'p' | 'w'>;
type Nullable<Row> = { [K in keyof Row]: Row[K] | null };

/** That a payment is a tenant's: from the start, or by its last match known by `asOf`. Two conditions with an index each come first, not one over both. */
export function isOf(eb: OfPayment, { siteId }: Scope, tenantId: string) {
  const matched = eb
    .selectFrom('paymentMatch as of')
    .select('of.paymentId')
    .where('of.siteId', '=', siteId)
    .where('of.tenantId', '=', tenantId);
  return eb.and([eb.or([eb('p.tenantId', '=', tenantId), eb('p.paymentId', 'in', matched)]), eb(OWNER, '=', tenantId)]);
}

/** The payment with its tenant and reference as they were known. */
export function assignedPaymentOf(row: PaymentRow & { owner: string | null; matchedFor: string | null }): Payment {
  return paymentOf({ ...row, tenantId: row.owner, reference: row.matchedFor ?? row.reference });
}
