import { sql } from 'kysely';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { assignedPayments } from './assigned-payments.ts';
import { insertRows } from './insert-rows.ts';
import { END_OF_TIME, pieces, type Scope } from './scope.ts';

/* The few payments with something left, beside the many that were used up: a tenant's credit, or money in suspense. */

/** Adds payments that are not in it, with what is known to be left of each. */
export async function addOpenPayments(scope: Scope, left: readonly { payment: Payment; left: number }[]): Promise<void> {
  const rows = left.map(({ payment: { paymentId, tenantId, amount, paidAt, backfilled }, left: leftMinor }) => ({
    siteId: scope.siteId,
    paymentId,
    tenantId,
    currency: amount.currency,
    leftMinor,
    paidAt,
    backfilled: backfilled ? 1 : 0,
  }));
  await insertRows(scope, 'openPayment', rows);
}

/** Decides anew, for the payments named, whether something of each is left, and whose it is. */
export async function rederivePayments(scope: Scope, paymentIds: readonly string[]): Promise<void> {
  const { db, siteId } = scope;
  for (const piece of pieces(paymentIds, 1)) {
    await db.deleteFrom('openPayment').where('siteId', '=', siteId).where('paymentId', 'in', piece).execute();
    await db
      .insertInto('openPayment')
      .columns(['siteId', 'paymentId', 'tenantId', 'currency', 'leftMinor', 'paidAt', 'backfilled'])
      .expression(({ selectFrom }) => {
        const left = assignedPayments(scope, END_OF_TIME)
          .where('p.paymentId', 'in', piece)
          .select((eb) => [
            sql<number>`${eb.ref('p.amountMinor')} - coalesce(${eb
              .selectFrom('allocation as a')
              .select(({ fn }) => fn.sum('a.amountMinor').as('sum'))
              .whereRef('a.siteId', '=', 'p.siteId')
              .whereRef('a.paymentId', '=', 'p.paymentId')}, 0) - coalesce(${eb
              .selectFrom('outflow as o')
              .select(({ fn }) => fn.sum('o.amountMinor').as('sum'))
              .whereRef('o.siteId', '=', 'p.siteId')
              .whereRef('o.paymentId', '=', 'p.paymentId')}, 0)`.as('leftMinor'),
          ]);
        return selectFrom(left.as('l'))
          .select(['l.siteId', 'l.paymentId', 'l.owner', 'l.currency', 'l.leftMinor', 'l.paidAt', 'l.backfilled'])
          .where('l.leftMinor', '<>', 0);
      })
      .execute();
  }
}
