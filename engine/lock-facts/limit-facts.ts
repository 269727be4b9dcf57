import type { StoreTransaction } from '../../adapters/store/store.ts';
import { DAY_MS, HOUR_MS, type Instant, plusMs } from '../../core/calendar/civil.ts';
import type { LimitFacts } from '../../core/lock/facts.ts';

/** Locks of the last hour and day, with those that are on their way: an order counts from when it is planned, or ten planned together would pass. */
export async function readLimits(tx: StoreTransaction, now: Instant): Promise<LimitFacts> {
  /* Up to and including now: simulated time stands still while orders are in flight. */
  const to = plusMs(now, 1);
  const waiting = await ordersOnTheirWay(tx);
  return {
    lastHour: [...(await tx.cases.locksBetween(plusMs(now, -HOUR_MS), to)), ...waiting],
    lastDay: [...(await tx.cases.locksBetween(plusMs(now, -DAY_MS), to)), ...waiting],
  };
}

async function ordersOnTheirWay(tx: StoreTransaction): Promise<LimitFacts['lastHour']> {
  const found: { floor: string; unitId: string }[] = [];
  for (const { effectId } of await tx.effects.find({ kind: 'order', classNames: ['lock'], states: ['planned', 'taken'] })) {
    const order = await tx.cases.order(effectId);
    if (order?.frameSentAt !== null || order === null) continue;
    const unit = await tx.estate.unit(order.unitId);
    found.push({ floor: unit?.floor ?? '', unitId: order.unitId });
  }
  return found;
}
