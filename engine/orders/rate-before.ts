import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchAction, SwitchOrder } from '../../core/lock/order.ts';

const LOOK_BACK = 10;

/** What was drawn just before the switch was told to move, from the billing reading kept then; null when there is none. */
export async function rateBefore(tx: StoreTransaction, order: SwitchOrder, action: SwitchAction, now: Instant): Promise<number | null> {
  const readings = await tx.readings.of(order.meterId, now, LOOK_BACK);
  return readings.find(({ because, switchState }) => because === action && switchState === 'on')?.rate ?? null;
}
