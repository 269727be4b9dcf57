import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { cellsWrong, eachStateRow, rowsGone } from './state-rows.ts';
import type { ToldState } from './told-state.ts';

/** Compares every order to a switch with the chain: what was ordered, for which cases, when its frame left and when it was confirmed. */
export async function ordersMatch({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const wrong: string[] = [];
  const seen = await eachStateRow(store, 'switchOrder', told, async (tx, orderId, row) => {
    const known = told.orders.get(orderId);
    if (known === undefined) wrong.push(`order ${orderId}: the chain knows none`);
    else wrong.push(...cellsWrong(row, known.cells).map((text) => `order ${orderId}: ${text}`));
    const order = await tx.cases.order(orderId);
    const tenants = await Promise.all((order?.caseIds ?? []).map(async (caseId) => (await tx.cases.get(caseId))?.tenantId));
    if (order && known && order.caseIds.join(' ') !== known.members.join(' '))
      wrong.push(`order ${orderId}: it is for ${order.caseIds.join(', ')}, by the chain for ${known.members.join(', ')}`);
    if (order && !tenants.every((tenantId) => tenantId === order.tenantId))
      wrong.push(`order ${orderId}: tenantId is ${order.tenantId}, by its case ${tenants.join(', ')}`);
  });
  const gone = await rowsGone(store, told.orders, seen, async (tx, orderId) => (await tx.cases.order(orderId)) !== null);
  wrong.push(...gone.map((orderId) => `order ${orderId} is gone`));
  return auditCheck('every order stands as the chain says', wrong, `${seen.size} orders`);
}
