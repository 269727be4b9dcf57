import type { StoreTransaction, WorkOrder } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { Confirmation } from '../../core/lock/confirmation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { callPerson } from './call-person.ts';
import { casesAfterLock } from './case-after-lock.ts';
import { resultOf } from './result.ts';
import { LOOKS_BEFORE_PERSON, lookAgainAt } from './retry.ts';

/** The meter reads off, and physics does not contradict: done, with a billing-grade reading. */
export async function lockDone(
  tx: StoreTransaction,
  order: SwitchOrder,
  confirmation: Confirmation,
  reading: Reading,
  now: Instant,
): Promise<OrderResult> {
  const done: SwitchOrder = {
    ...order,
    observed: reading.switchState,
    physics: confirmation.physics,
    confirmedAt: now,
    reason: confirmation.reason,
  };
  await tx.readings.keep({ ...reading, because: 'lock', knownAt: now });
  await tx.cases.updateOrder(done);
  await tx.effects.move(order.orderId, 'done', { at: now, reason: confirmation.reason });
  const { orderId, circuitId } = order;
  const { register, rate, number, switchState } = reading;
  const body = { orderId, circuitId, action: 'lock', physics: done.physics, register, rate, number, switchState };
  await tx.audit.append({ at: now, kind: 'order/confirmed', caseIds: order.caseIds, body });
  return resultOf(done, 'done', now, { cases: await casesAfterLock(tx, order, now) });
}

/**
 * The lock did not happen and will not: nothing was switched, so nothing is held.
 * @param person what kind of task a person gets, or null when nobody needs to look
 */
export async function lockRefused(
  tx: StoreTransaction,
  order: SwitchOrder,
  reason: string,
  now: Instant,
  person: WorkOrder['kind'] | null,
  state: 'refused' | 'superseded' | 'expired' = 'refused',
): Promise<OrderResult> {
  const ended: SwitchOrder = { ...order, reason };
  for (const { caseId, orderId } of await tx.cases.heldCircuits({ circuitId: order.circuitId })) {
    if (orderId === order.orderId) await tx.cases.releaseCircuit(order.circuitId, caseId);
  }
  await tx.cases.updateOrder(ended);
  await tx.effects.move(order.orderId, state, { at: now, reason });
  const { orderId, circuitId, action, frameSentAt } = order;
  const body = { orderId, circuitId, action, frameSentAt, reason };
  await tx.audit.append({ at: now, kind: `order/${state}`, caseIds: order.caseIds, body });
  const workOrder = person ? await callPerson(tx, person, order, reason, now) : null;
  const cases = await casesAfterLock(tx, order, now);
  return resultOf(ended, state === 'expired' ? 'expired' : 'refused', now, { workOrder, cases });
}

/** Nobody knows yet whether the switch moved: shown as unknown, and looked at again by reading. A person is called when it stays so, or at once for a contradiction. */
export async function lockInDoubt(
  tx: StoreTransaction,
  order: SwitchOrder,
  reason: string,
  now: Instant,
  seen: { readonly contradicts: boolean; readonly reading: Reading | null },
): Promise<OrderResult | null> {
  const before = await tx.effects.get(order.orderId);
  const looks = before?.attempts ?? 0;
  const inDoubt: SwitchOrder = {
    ...order,
    attempts: order.attempts + 1,
    observed: seen.reading?.switchState ?? order.observed,
    physics: seen.contradicts ? 'contradicts' : order.physics,
    reason,
  };
  await tx.cases.updateOrder(inDoubt);
  await tx.effects.move(order.orderId, 'unknown', { at: now, reason, dueAt: lookAgainAt(looks, now), countAttempt: true });
  const kind = seen.contradicts ? 'contradiction' : looks + 1 >= LOOKS_BEFORE_PERSON ? 'unknown-switch' : null;
  const workOrder = kind ? await callPerson(tx, kind, inDoubt, reason, now) : null;
  if (before?.state === 'unknown' && workOrder === null) return null;
  const { orderId, circuitId } = order;
  await tx.audit.append({ at: now, kind: 'order/unknown', caseIds: order.caseIds, body: { orderId, circuitId, action: 'lock', reason } });
  return resultOf(inDoubt, 'unknown', now, { workOrder });
}

/** The meter answers and the switch has not moved yet: look again soon, without calling anything in doubt. */
export async function lockMoving(tx: StoreTransaction, order: SwitchOrder, reason: string, now: Instant, reading: Reading): Promise<null> {
  await tx.cases.updateOrder({ ...order, attempts: order.attempts + 1, observed: reading.switchState, reason });
  const effect = await tx.effects.get(order.orderId);
  const state = effect?.state === 'unknown' ? 'unknown' : 'taken';
  await tx.effects.move(order.orderId, state, { at: now, reason, dueAt: lookAgainAt(order.attempts - 1, now), countAttempt: true });
  return null;
}
