import type { Reading } from '../core/estate/reading.ts';
import { draws } from '../core/lock/confirmation.ts';
import type { OrderResult } from './carry-out-orders.ts';
import type { EngineContext } from './context.ts';
import { callPerson } from './orders/call-person.ts';
import { resultOf } from './orders/result.ts';

/**
 * Looks at a reading of a circuit that a lock of ours holds: something flows though the switch reads off (a bypass, a welded contact,
 * a meter that lied while nobody drew). Contradicts the lock, and a person is called, once per order. Null for every other reading.
 */
export async function watchReading(context: EngineContext, reading: Reading): Promise<OrderResult | null> {
  if (reading.switchState !== 'off' || !draws(reading)) return null;
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
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
  });
}
