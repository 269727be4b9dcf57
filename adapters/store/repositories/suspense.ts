import { sql } from 'kysely';
import type { PaymentFacts } from '../faces/ledger.ts';
import { assignedPaymentOf, assignedPayments } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { END_OF_TIME } from './scope.ts';

/** Money that came in and stands against no charge yet: nobody's (suspense), or a tenant's credit. */
export function suspenseRepository(session: LedgerSession): Pick<PaymentFacts, 'suspense' | 'unusedCredit'> {
  const { scope } = session;
  const { db, siteId } = scope;
  return {
    async suspense({ after, limit } = {}) {
      await session.deriveAll();
      let query = assignedPayments(scope, END_OF_TIME)
        .innerJoin('openPayment as o', (join) => join.onRef('o.siteId', '=', 'p.siteId').onRef('o.paymentId', '=', 'p.paymentId'))
        .select('o.leftMinor')
        .where('o.siteId', '=', siteId)
        .where('o.tenantId', 'is', null);
      if (after !== undefined) {
        const last = db.selectFrom('payment').where('siteId', '=', siteId).where('paymentId', '=', after).select(['paidAt', 'paymentId']);
        query = query.where(sql<boolean>`(o."paidAt", o."paymentId") > ${last}`);
      }
      if (limit !== undefined) query = query.limit(limit);
      const rows = await query.orderBy('o.paidAt').orderBy('o.paymentId').execute();
      return rows.map((row) => ({ payment: assignedPaymentOf(row), openMinor: row.leftMinor }));
    },
    async unusedCredit(tenantId) {
      await session.deriveAll();
      const rows = await db
        .selectFrom('openPayment')
        .select(['currency', ({ fn }) => fn.sum('leftMinor').as('minor')])
        .where('siteId', '=', siteId)
        .where('tenantId', '=', tenantId)
        .where('backfilled', '=', 0)
        .groupBy('currency')
        .orderBy('currency')
        .execute();
      return rows.map(({ currency, minor }) => ({ currency, minor: Number(minor) })).filter(({ minor }) => minor > 0);
    },
  };
}
