import type { SwitchOrder } from '../../../core/lock/order.ts';
import type { CaseRepository } from '../faces/lock.ts';
import type { OrderRow } from '../schema/lock-tables.ts';
import { StoreError } from '../store-error.ts';
import { addRows } from './add-rows.ts';
import { orderOf, orderRow } from './order-rows.ts';
import { pieces } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

/** Orders to switches: what was ordered is fixed, what was observed moves on. */
export function orderRepository(
  scope: WritingScope,
): Pick<CaseRepository, 'addOrder' | 'updateOrder' | 'order' | 'orders' | 'locksBetween'> {
  const { db, siteId } = scope;
  const all = () => db.selectFrom('switchOrder').selectAll().where('siteId', '=', siteId);

  async function withCases(rows: readonly OrderRow[]): Promise<SwitchOrder[]> {
    const cases = new Map<string, string[]>(rows.map((row) => [row.orderId, []]));
    for (const piece of pieces([...cases.keys()], 1)) {
      const found = await db
        .selectFrom('orderCase')
        .select(['orderId', 'caseId'])
        .where('siteId', '=', siteId)
        .where('orderId', 'in', piece)
        .orderBy('orderId')
        .orderBy('place')
        .execute();
      for (const { orderId, caseId } of found) cases.get(orderId)?.push(caseId);
    }
    return rows.map((row) => orderOf(row, cases.get(row.orderId) ?? []));
  }

  return {
    async addOrder(order) {
      await db.insertInto('switchOrder').values(orderRow(siteId, order)).execute();
      const rows = order.caseIds.map((caseId, place) => ({ siteId, orderId: order.orderId, caseId, place }));
      await addRows(scope, 'orderCase', rows);
    },
    async updateOrder({ orderId, expiresAt, observed, physics, frameSentAt, confirmedAt, attempts, reason }) {
      const updated = await db
        .updateTable('switchOrder')
        .set({ expiresAt, observed, physics, frameSentAt, confirmedAt, attempts, reason })
        .where('siteId', '=', siteId)
        .where('orderId', '=', orderId)
        .returning('orderId')
        .executeTakeFirst();
      if (!updated) throw missing(orderId);
    },
    async order(orderId) {
      return (await withCases(await all().where('orderId', '=', orderId).execute()))[0] ?? null;
    },
    async orders({ caseId, circuitId, action, since, limit }) {
      let query = all();
      if (circuitId !== undefined) query = query.where('circuitId', '=', circuitId);
      if (action !== undefined) query = query.where('action', '=', action);
      if (since !== undefined) query = query.where('plannedAt', '>=', since);
      if (caseId !== undefined) {
        query = query.where('orderId', 'in', (eb) =>
          eb.selectFrom('orderCase as oc').select('oc.orderId').where('oc.siteId', '=', siteId).where('oc.caseId', '=', caseId),
        );
      }
      if (limit !== undefined) query = query.limit(limit);
      return withCases(await query.orderBy('plannedAt', 'desc').orderBy('orderId', 'desc').execute());
    },
    async locksBetween(from, to) {
      const lastVersion = db
        .selectFrom('unit')
        .select(['unitId', ({ fn }) => fn.max('version').as('version')])
        .where('siteId', '=', siteId)
        .groupBy('unitId');
      const rows = await db
        .selectFrom('switchOrder as o')
        .leftJoin(lastVersion.as('last'), 'last.unitId', 'o.unitId')
        .leftJoin('unit as u', (join) =>
          join.onRef('u.siteId', '=', 'o.siteId').onRef('u.unitId', '=', 'last.unitId').onRef('u.version', '=', 'last.version'),
        )
        .select(['u.floor', 'o.unitId'])
        .where('o.siteId', '=', siteId)
        .where('o.action', '=', 'lock')
        .where('o.frameSentAt', '>=', from)
        .where('o.frameSentAt', '<', to)
        .orderBy('o.frameSentAt')
        .orderBy('o.orderId')
        .execute();
      return rows.map(({ floor, unitId }) => ({ floor: floor ?? '', unitId }));
    },
  };
}

function missing(orderId: string): StoreError {
  return new StoreError({ key: 'store/no-order', place: `order ${orderId}`, reason: 'there is none with this id', remedy: 'Add it first' });
}
