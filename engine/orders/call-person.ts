import type { StoreTransaction, WorkOrder } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';

/** Hands an order to a person, once per kind. Returns the work order when it is new. */
export async function callPerson(
  tx: StoreTransaction,
  kind: WorkOrder['kind'],
  order: SwitchOrder,
  reason: string,
  now: Instant,
): Promise<WorkOrder | null> {
  const { circuitId, tenantId, caseIds, orderId } = order;
  return openWorkOrder(tx, {
    workOrderId: `${kind}/${orderId}`,
    kind,
    circuitId,
    tenantId,
    caseId: caseIds[0] ?? null,
    orderId,
    reason,
    openedAt: now,
  });
}

/** Hands a circuit to a person that is to come back and for which no order can be made, once per hold. */
export async function callPersonForHold(
  tx: StoreTransaction,
  lockCase: LockCase,
  hold: { readonly circuitId: string; readonly orderId: string },
  why: string,
  now: Instant,
): Promise<WorkOrder | null> {
  const { caseId, tenantId } = lockCase;
  const { circuitId, orderId } = hold;
  const reason = `circuit ${circuitId} is to come back and no order can be made: ${why}. Bring it back by hand, or correct the estate and release again`;
  const kind = 'unlock-overdue';
  return openWorkOrder(tx, { workOrderId: `${kind}/${orderId}`, kind, circuitId, tenantId, caseId, orderId, reason, openedAt: now });
}

async function openWorkOrder(tx: StoreTransaction, work: WorkOrder): Promise<WorkOrder | null> {
  if (!(await tx.cases.addWorkOrder(work))) return null;
  const { workOrderId, kind, circuitId, reason, caseId, openedAt } = work;
  const caseIds = caseId === null ? [] : [caseId];
  await tx.audit.append({ at: openedAt, kind: 'work-order', caseIds, body: { workOrderId, kind, circuitId, reason } });
  return work;
}
