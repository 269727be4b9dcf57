import { sql } from 'kysely';
import type { LedgerRepository } from '../faces/ledger.ts';
import type { PaymentAssignmentRow } from '../schema/ledger-tables.ts';
import { assignedPaymentOf, assignedPayments, isOf } from './assigned-payments.ts';
import { allocationOf, paymentOf, paymentRow, sameFact } from './charge-rows.ts';
import { rederiveOpen } from './open-charges.ts';
import type { Scope } from './scope.ts';

type Part = 'addPayment' | 'assignPayment' | 'payment' | 'addAllocations' | 'payments' | 'allocations';

/** Payments and what of them was set against which charge: facts, added once. */
export function paymentRepository(scope: Scope): Pick<LedgerRepository, Part> {
  const { db, siteId } = scope;
  const stored = (paymentId: string) =>
    db.selectFrom('payment').selectAll().where('siteId', '=', siteId).where('paymentId', '=', paymentId).executeTakeFirst();
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
      const known = await stored(payment.paymentId);
      return known && sameFact(known, wanted) ? 'unchanged' : 'conflict';
    },
    async assignPayment({ paymentId, tenantId, reference, knownAt }) {
      const payment = await stored(paymentId);
      if (payment === undefined || payment.tenantId !== null) return 'conflict';
      const wanted: PaymentAssignmentRow = { siteId, paymentId, tenantId, reference, knownAt };
      const added = await db
        .insertInto('paymentAssignment')
        .values(wanted)
        .onConflict((conflict) => conflict.columns(['siteId', 'paymentId']).doNothing())
        .returning('paymentId')
        .executeTakeFirst();
      if (added) return 'accepted';
      const known = await db
        .selectFrom('paymentAssignment')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('paymentId', '=', paymentId)
        .executeTakeFirst();
      return known && sameFact(known, wanted) ? 'unchanged' : 'conflict';
    },
    async payment(paymentId) {
      const found = await stored(paymentId);
      return found ? paymentOf(found) : null;
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
      let query = assignedPayments(scope, asOf).where('p.knownAt', '<=', asOf);
      if (tenantId !== null) query = query.where((eb) => isOf(eb, scope, tenantId, asOf));
      return (await query.orderBy('p.paidAt').orderBy('p.paymentId').execute()).map(assignedPaymentOf);
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
