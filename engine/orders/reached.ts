import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { DtuError } from '../../core/protocols/dtu-json/messages.ts';

/** Refusals after which no switch has moved and none will: the DTU did not pass the frame on. After any other word nobody knows. */
export const DID_NOT_ACT: readonly DtuError[] = ['bad-mac', 'expired', 'unknown-meter', 'unsupported', 'locally-isolated'];

/** Writes down that a lock's frame reached its DTU. That is no state of the switch; it says only that it may still move. */
export async function noteReached(tx: StoreTransaction, order: SwitchOrder, answer: 'accepted' | DtuError, now: Instant): Promise<void> {
  const { orderId, circuitId, meterId, caseIds } = order;
  await tx.audit.append({ at: now, kind: 'order/reached', caseIds, body: { orderId, circuitId, meterId, answer } });
}

/** Is the frame of this order known to have reached its DTU? */
export async function wasReached(tx: StoreTransaction, { orderId, caseIds }: SwitchOrder): Promise<boolean> {
  for (const caseId of caseIds) {
    for (const { kind, body } of await tx.audit.list({ caseId })) {
      if (kind === 'order/reached' && JSON.parse(body).orderId === orderId) return true;
    }
  }
  return false;
}
