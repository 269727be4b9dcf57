import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import { bundles } from '../core/reminders/bundle.ts';
import { reminderBody } from './outbox/message-effect.ts';

/**
 * Stops the reminders of everything that is paid, in the transaction of the payment itself.
 * @returns the keys that were superseded
 */
export async function supersedePaidReminders(tx: StoreTransaction, tenantId: string, now: Instant): Promise<string[]> {
  const planned = await tx.effects.find({ kind: 'message', classNames: ['reminder'], states: ['planned'], tenantId });
  if (planned.length === 0) return [];
  const open = new Set(bundles(await tx.ledger.openBalances({ tenantId })).map(({ dueDate }) => dueDate));
  const paid = planned.filter((effect) => {
    const body = reminderBody(effect);
    return body !== null && !open.has(body.dueDate);
  });
  if (paid.length === 0) return [];
  return tx.effects.supersede({ effectIds: paid.map(({ effectId }) => effectId) }, now, 'paid');
}
