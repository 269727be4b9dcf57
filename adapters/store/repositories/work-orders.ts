import type { CaseRepository } from '../faces/lock.ts';
import type { Scope } from './scope.ts';

/** Tasks for persons; the same one twice is one. */
export function workOrderRepository({ db, siteId }: Scope): Pick<CaseRepository, 'addWorkOrder' | 'workOrders'> {
  return {
    async addWorkOrder({ workOrderId, kind, circuitId, tenantId, caseId, orderId, reason, openedAt }) {
      const added = await db
        .insertInto('workOrder')
        .values({ siteId, workOrderId, kind, circuitId, tenantId, caseId, orderId, reason, openedAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'workOrderId']).doNothing())
        .returning('workOrderId')
        .executeTakeFirst();
      return added !== undefined;
    },
    async workOrders(limit) {
      return db
        .selectFrom('workOrder')
        .select(['workOrderId', 'kind', 'circuitId', 'tenantId', 'caseId', 'orderId', 'reason', 'openedAt'])
        .where('siteId', '=', siteId)
        .orderBy('openedAt', 'desc')
        .orderBy('workOrderId', 'desc')
        .limit(limit)
        .execute();
    },
  };
}
