import type { CaseRepository } from '../faces/lock.ts';
import { addMissingRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

/** Tasks for persons; the same one twice is one. */
export function workOrderRepository(scope: WritingScope): Pick<CaseRepository, 'addWorkOrder' | 'workOrders'> {
  const { db, siteId } = scope;
  return {
    async addWorkOrder({ workOrderId, kind, circuitId, tenantId, caseId, orderId, reason, openedAt }) {
      const added = await addMissingRows(scope, 'workOrder', [
        { siteId, workOrderId, kind, circuitId, tenantId, caseId, orderId, reason, openedAt },
      ]);
      return added.length > 0;
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
