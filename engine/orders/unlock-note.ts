import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import { planCaseDocument } from '../cases/plan-case-document.ts';
import type { EngineContext } from '../context.ts';

/** Tells the tenant that supply is back, or ready for the button: at once, at any hour. Returns the key of the message. */
export async function planUnlockNote(
  tx: StoreTransaction,
  context: EngineContext,
  order: SwitchOrder,
  lockCase: LockCase,
  button: boolean,
  now: Instant,
): Promise<string> {
  const { circuitId, unitId, utility } = order;
  return planCaseDocument(tx, context, lockCase, {
    className: 'unlock-note',
    key: `unlock-note/${order.orderId}`,
    dueAt: now,
    more: { button, circuitId, unitId, utility },
  });
}
