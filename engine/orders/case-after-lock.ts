import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { CaseChange } from '../case-change.ts';
import { changeOf, moveCase } from '../cases/case-changes.ts';
import { isUnderWay, readOrder } from './order-view.ts';

/**
 * Moves the cases of a lock order that has ended: `locked` once no order is under way and one is done;
 * with none done the case is due at once, so that the ladder decides whether there is another try.
 */
export async function casesAfterLock(tx: StoreTransaction, order: SwitchOrder, now: Instant): Promise<CaseChange[]> {
  const changes: CaseChange[] = [];
  for (const caseId of order.caseIds) {
    const lockCase = await tx.cases.get(caseId);
    if (lockCase?.rung !== 'locking') continue;
    const views = [];
    for (const { orderId } of await tx.cases.orders({ caseId, action: 'lock' })) {
      const view = await readOrder(tx, orderId);
      if (view) views.push(view);
    }
    if (views.some(isUnderWay)) continue;
    if (views.some(({ effect }) => effect.state === 'done')) {
      const because = 'the meters read off';
      const moved = await moveCase(tx, lockCase, 'locked', now, because, { dueAt: null });
      changes.push(await changeOf(tx, moved, 'locking', now, because));
    } else {
      await tx.cases.update({ ...lockCase, dueAt: now });
    }
  }
  return changes;
}
