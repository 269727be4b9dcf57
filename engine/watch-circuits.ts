import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Reading } from '../core/estate/reading.ts';
import { draws } from '../core/lock/confirmation.ts';
import type { OrderResult } from './carry-out-orders.ts';
import type { EngineContext } from './context.ts';
import { callPerson } from './orders/call-person.ts';
import { givenUpLock, openedLate } from './orders/late-lock.ts';
import { oneAtATime } from './orders/one-at-a-time.ts';
import { resultOf } from './orders/result.ts';

/**
 * Looks at a reading whose switch is off. Something flows though a lock of ours holds it (a bypass, a welded contact, a meter that lied while
 * nobody drew): contradicts the lock, and a person is called, once per order. Nothing of ours holds it, and the last frame to it was of a lock
 * that we had given up: it opened late, and is held again or brought back. Null for every other reading.
 */
export async function watchReading(context: EngineContext, reading: Reading): Promise<OrderResult | null> {
  if (reading.switchState !== 'off') return null;
  if (draws(reading)) {
    const contradicted = await context.store.transaction((tx) => drawsWhileHeld(tx, reading, context.clock.now()));
    if (contradicted) return contradicted;
  }
  const given = await context.store.read((tx) => givenUpLock(tx, reading, context.clock.now()));
  if (!given) return null;
  return oneAtATime(context.store, given.circuitId, () =>
    context.store.transaction((tx) => openedLate(tx, context, reading, context.clock.now())),
  );
}

async function drawsWhileHeld(tx: StoreTransaction, reading: Reading, now: Instant): Promise<OrderResult | null> {
  for (const { orderId } of await tx.cases.heldCircuits({})) {
    const order = await tx.cases.order(orderId);
    if (order?.meterId !== reading.meterId || order.confirmedAt === null) continue;
    const reason = `${reading.rate} ${reading.utility === 'electricity' ? 'W' : 'l/h'} flow though the switch reads off`;
    const workOrder = await callPerson(tx, 'contradiction', order, reason, now);
    if (!workOrder) return null;
    const contradicted = { ...order, physics: 'contradicts', reason } as const;
    await tx.cases.updateOrder(contradicted);
    return resultOf(contradicted, 'unknown', now, { workOrder });
  }
  return null;
}
