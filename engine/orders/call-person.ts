import type { StoreTransaction, WorkOrder } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';

/** Hands an order to a person, once per kind. Returns the work order when it is new. */
export async function callPerson(
  tx: StoreTransaction,
  kind: WorkOrder['kind'],
  order: SwitchOrder,
  reason: string,
  now: Instant,
): Promise<WorkOrder | null> {
  const work: WorkOrder = {
    workOrderId: `${kind}/${order.orderId}`,
    kind,
    circuitId: order.circuitId,
    tenantId: order.tenantId,
    caseId: order.caseIds[0] ?? null,
    orderId: order.orderId,
    reason,
    openedAt: now,
  };
  if (!(await tx.cases.addWorkOrder(work))) return null;
  const { workOrderId, circuitId } = work;
  await tx.audit.append({ at: now, kind: 'work-order', caseIds: order.caseIds, body: { workOrderId, kind, circuitId, reason } });
  return work;
}
