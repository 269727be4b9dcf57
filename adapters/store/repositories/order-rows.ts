import type { SwitchOrder } from '../../../core/lock/order.ts';
import type { OrderRow } from '../schema/lock-tables.ts';

export function orderRow(siteId: string, order: SwitchOrder): OrderRow {
  return {
    siteId,
    orderId: order.orderId,
    action: order.action,
    circuitId: order.circuitId,
    meterId: order.meterId,
    dtuId: order.dtuId,
    utility: order.utility,
    unitId: order.unitId,
    tenantId: order.tenantId,
    plannedAt: order.plannedAt,
    expiresAt: order.expiresAt,
    observed: order.observed,
    physics: order.physics,
    frameSentAt: order.frameSentAt,
    confirmedAt: order.confirmedAt,
    attempts: order.attempts,
    reason: order.reason,
    fencing: 0,
  };
}

export function orderOf({ siteId: _, fencing: __, ...order }: OrderRow, caseIds: readonly string[]): SwitchOrder {
  return { ...order, caseIds };
}
