import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { UnlockVerdict } from '../../core/lock/may-unlock/may-unlock.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { unlockLater, unlockNotNeeded } from './end-unlock.ts';

/** Ends or puts off an unlock that `mayUnlock` let no frame leave for. A person is told where only one can find out what is so. */
export async function unlockBounded(
  tx: StoreTransaction,
  order: SwitchOrder,
  { verdict, reasons }: UnlockVerdict,
  now: Instant,
): Promise<OrderResult | null> {
  const rules = reasons.map(({ rule }) => rule);
  const reason = reasons.map(({ text }) => text).join('; ') || 'another meter answers than the one that was asked';
  if (verdict === 'over') {
    const ours = rules.includes('kept');
    return unlockNotNeeded(tx, order, reason, now, ours ? { state: 'done', person: null } : { state: 'refused', person: 'not-ours' });
  }
  const wrongMeter = reasons.length === 0 || rules.includes('meter-number');
  return unlockLater(tx, order, reason, now, {
    inDoubt: false,
    observed: order.observed,
    ...(wrongMeter ? { person: 'unknown-switch' } : {}),
  });
}
