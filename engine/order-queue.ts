import type { Effect, StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { EngineContext } from './context.ts';
import { DTU_AWAY } from './orders/retry.ts';

/* Unlocks from the moment they are planned; locks only once a switch node has taken them. */
async function working(tx: StoreTransaction): Promise<Effect[]> {
  const planned = await tx.effects.find({ kind: 'order', classNames: ['unlock'], states: ['planned'] });
  const begun = await tx.effects.find({ kind: 'order', states: ['taken', 'unknown'] });
  return [...planned, ...begun];
}

/**
 * Orders that want a step done now, unlocks first: whose `dueAt` has come, and unlocks that were waiting for a DTU that is back.
 */
export async function dueOrders(context: EngineContext): Promise<string[]> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const due: Effect[] = [];
    for (const effect of await working(tx)) if (effect.dueAt <= now || (await isReachableAgain(tx, context, effect))) due.push(effect);
    return due.sort(unlocksFirst).map(({ effectId }) => effectId);
  });
}

/** When the next order will want something, or null. */
export async function nextOrderAt(context: EngineContext): Promise<Instant | null> {
  const now = context.clock.now();
  const waiting = (await context.store.read(working)).map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now);
  return waiting.sort()[0] ?? null;
}

async function isReachableAgain(tx: StoreTransaction, context: EngineContext, effect: Effect): Promise<boolean> {
  if (effect.className !== 'unlock' || effect.reason !== DTU_AWAY) return false;
  const order = await tx.cases.order(effect.effectId);
  return order !== null && context.gateway.online(order.dtuId);
}

function unlocksFirst(a: Effect, b: Effect): number {
  if (a.className !== b.className) return a.className === 'unlock' ? -1 : 1;
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  return a.effectId < b.effectId ? -1 : 1;
}
