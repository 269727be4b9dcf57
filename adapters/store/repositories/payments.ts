import { sql } from 'kysely';
import type { LedgerRepository } from '../faces/ledger.ts';
import { allocationOf, paymentOf, paymentRow, sameFact } from './charge-rows.ts';
import { rederiveOpen } from './open-charges.ts';
import type { Scope } from './scope.ts';

/** Payments and what of them was set against which charge: facts, added once. */
export function paymentRepository(scope: Scope): Pick<LedgerRepository, 'addPayment' | 'addAllocations' | 'payments' | 'allocations'> {
  const { db, siteId } = scope;
  return {
    async addPayment(payment) {
      const wanted = paymentRow(siteId, payment);
      const added = await db
        .insertInto('payment')
        .values(wanted)
        .onConflict((conflict) => conflict.columns(['siteId', 'paymentId']).doNothing())
        .returning('paymentId')
        .executeTakeFirst();
      if (added) return 'accepted';
      const known = await db
        .selectFrom('payment')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('paymentId', '=', payment.paymentId)
        .executeTakeFirst();
      return known && sameFact(known, wanted) ? 'unchanged' : 'conflict';
    },
    async addAllocations(allocations) {
      for (const { chargeId, paymentId, amountMinor, knownAt } of allocations) {
        await db
          .insertInto('allocation')
          .values((eb) => ({
            siteId,
            chargeId,
            paymentId,
            number: eb
              .selectFrom('allocation')
              .select((of) => sql<number>`${of.fn.coalesce(of.fn.max('number'), of.lit(0))} + 1`.as('number'))
              .where('siteId', '=', siteId)
              .where('chargeId', '=', chargeId)
              .where('paymentId', '=', paymentId),
            amountMinor,
            knownAt,
          }))
          .execute();
      }
      await rederiveOpen(
        scope,
        allocations.map(({ chargeId }) => chargeId),
      );
    },
    async payments(tenantId, asOf) {
      let query = db.selectFrom('payment').selectAll().where('siteId', '=', siteId).where('knownAt', '<=', asOf);
      if (tenantId !== null) query = query.where('tenantId', '=', tenantId);
      return (await query.orderBy('paidAt').orderBy('paymentId').execute()).map(paymentOf);
    },
    async allocations(tenantId, asOf) {
      const rows = await db
        .selectFrom('allocation as a')
        .innerJoin('charge as c', (join) => join.onRef('c.siteId', '=', 'a.siteId').onRef('c.chargeId', '=', 'a.chargeId'))
        .selectAll('a')
        .where('c.siteId', '=', siteId)
        .where('c.tenantId', '=', tenantId)
        .where('a.knownAt', '<=', asOf)
        .orderBy('a.knownAt')
        .orderBy('a.chargeId')
        .orderBy('a.paymentId')
        .orderBy('a.number')
        .execute();
      return rows.map(allocationOf);
    },
  };
}
