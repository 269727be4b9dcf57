import type { PaymentFacts } from '../faces/ledger.ts';
import { addFacts } from './add-facts.ts';
import { assignedPayments, isOf } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { outflowOf, outflowRow } from './money-rows.ts';

/** Money of payments that went back. */
export function outflowRepository(session: LedgerSession): Pick<PaymentFacts, 'addOutflow' | 'outflow' | 'outflows'> {
  const { scope } = session;
  return {
    async addOutflow(outflow) {
      const row = outflowRow(scope.siteId, outflow, await session.batch());
      const [added = 'conflict'] = await addFacts(scope, 'outflow', 'outflowId', [row]);
      if (added !== 'accepted') return added;
      session.wrote(outflow.knownAt);
      session.wentBack(outflow.paymentId);
      return added;
    },
    async outflow(outflowId) {
      const query = scope.db.selectFrom('outflow').selectAll().where('siteId', '=', scope.siteId).where('outflowId', '=', outflowId);
      const found = await query.executeTakeFirst();
      return found === undefined ? null : outflowOf(found);
    },
    async outflows(tenantId, asOf) {
      let query = scope.db.selectFrom('outflow').selectAll().where('siteId', '=', scope.siteId).where('knownAt', '<=', asOf);
      if (tenantId !== null) {
        const theirs = assignedPayments(scope, asOf).where((eb) => isOf(eb, scope, tenantId));
        query = query.where('paymentId', 'in', theirs.clearSelect().select('p.paymentId'));
      }
      return (await query.orderBy('happenedAt').orderBy('outflowId').execute()).map(outflowOf);
    },
  };
}
