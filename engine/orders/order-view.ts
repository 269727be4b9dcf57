import type { Effect, StoreTransaction } from '../../adapters/store/store.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';

/** An order with the effect of the same id, which says how far it is. */
export interface OrderView {
  readonly order: SwitchOrder;
  readonly effect: Effect;
}

/** Reads an order; null when the store does not know it (a forged key) or it has no effect. */
export async function readOrder(tx: StoreTransaction, orderId: string): Promise<OrderView | null> {
  const effect = await tx.effects.get(orderId);
  const order = await tx.cases.order(orderId);
  return effect?.kind === 'order' && order ? { order, effect } : null;
}

/** It has come to no end yet. */
export function isUnderWay({ effect }: OrderView): boolean {
  return effect.state === 'planned' || effect.state === 'taken' || effect.state === 'unknown';
}
