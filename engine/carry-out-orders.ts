import type { WorkOrder } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Utility } from '../core/estate/estate.ts';
import type { SwitchState } from '../core/estate/switch-state.ts';
import type { PhysicsVerdict, SwitchAction } from '../core/lock/order.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { CaseChange } from './case-change.ts';
import type { EngineContext } from './context.ts';
import { carryOutLock } from './orders/carry-out-lock.ts';
import { carryOutUnlock } from './orders/carry-out-unlock.ts';
import { oneAtATime } from './orders/one-at-a-time.ts';
import { readOrder } from './orders/order-view.ts';
import { takeInStore } from './orders/take-order.ts';

export interface TakeOutcome {
  readonly key: string;
  readonly state: 'taken' | 'refused' | 'not-yours' | 'not-found';
  readonly takenBy: string | null;
  readonly reasons: readonly Reason[];
}

/** How an order ended (or, for `unknown`, stands). */
export interface OrderResult {
  readonly orderId: string;
  readonly action: SwitchAction;
  readonly outcome: 'done' | 'refused' | 'unknown' | 'expired';
  readonly circuitId: string;
  readonly meterId: string;
  readonly unitId: string;
  readonly tenantId: string;
  readonly utility: Utility;
  readonly observed: SwitchState;
  readonly physics: PhysicsVerdict;
  readonly at: Instant;
  /** For an unlock: seconds from when the payment was known to the confirmed supply. */
  readonly seconds: number | null;
  readonly reason: string | null;
  readonly workOrder: WorkOrder | null;
  readonly cases: readonly CaseChange[];
  /** Keys of documents that it planned: after an unlock, the note that supply is back. */
  readonly documents: readonly string[];
}

/**
 * Claims an order to lock for `taker`, after a last look at everything that could forbid it, in the claiming transaction.
 * A key that the store does not know is `not-found`; a second taker is told who has it; unlocks belong to the site itself.
 */
export async function takeOrder(context: EngineContext, key: string, taker: string): Promise<TakeOutcome> {
  return context.store.transaction((tx) => takeInStore(tx, context, key, taker, context.clock.now()));
}

/**
 * Does the next step of an order with its meter: what it is, is read from the store, never from a wire.
 * @returns how it ended, or that it stands as unknown (told once, and again when a person is called); null when there is nothing to tell
 *   and the order is to be looked at again at its effect's `dueAt`
 */
export async function carryOutOrder(context: EngineContext, orderId: string): Promise<OrderResult | null> {
  const known = await context.store.read((tx) => readOrder(tx, orderId));
  if (!known) return null;
  return oneAtATime(context.store, known.order.circuitId, async () => {
    /* Whoever was before may have ended it. */
    const view = await context.store.read((tx) => readOrder(tx, orderId));
    if (!view) return null;
    return view.order.action === 'lock' ? carryOutLock(context, view) : carryOutUnlock(context, view);
  });
}
