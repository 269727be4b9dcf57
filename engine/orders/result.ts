import type { WorkOrder } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import type { CaseChange } from '../case-change.ts';

/** What is told of an order, from how it is stored. */
export function resultOf(
  order: SwitchOrder,
  outcome: OrderResult['outcome'],
  at: Instant,
  more: {
    readonly workOrder?: WorkOrder | null;
    readonly cases?: readonly CaseChange[];
    readonly documents?: readonly string[];
    readonly seconds?: number | null;
  } = {},
): OrderResult {
  const { orderId, action, circuitId, meterId, unitId, tenantId, utility, observed, physics, reason } = order;
  return {
    orderId,
    action,
    outcome,
    circuitId,
    meterId,
    unitId,
    tenantId,
    utility,
    observed,
    physics,
    at,
    seconds: more.seconds ?? null,
    reason,
    workOrder: more.workOrder ?? null,
    cases: more.cases ?? [],
    documents: more.documents ?? [],
  };
}
