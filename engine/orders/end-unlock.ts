import type { StoreTransaction, WorkOrder } from '../../adapters/store/store.ts';
import { type Instant, msBetween } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { Confirmation } from '../../core/lock/confirmation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import type { CaseChange } from '../case-change.ts';
import { changeOf, moveCase } from '../cases/case-changes.ts';
import type { EngineContext } from '../context.ts';
import { estateDiffers } from '../lock-facts/opened-meter.ts';
import { callPerson } from './call-person.ts';
import { resultOf } from './result.ts';
import { tryAgainAt, UNLOCK_OVERDUE_MS } from './retry.ts';
import { planUnlockNote } from './unlock-note.ts';

/** Supply is back (or ready for the button): a billing-grade reading, the circuit free, the tenant told, and the cases that waited for it closed. */
export async function unlockDone(
  tx: StoreTransaction,
  context: EngineContext,
  order: SwitchOrder,
  confirmation: Confirmation,
  reading: Reading,
  now: Instant,
): Promise<OrderResult> {
  const { orderId, circuitId, caseIds } = order;
  const done: SwitchOrder = { ...order, observed: reading.switchState, physics: confirmation.physics, confirmedAt: now, reason: null };
  await tx.readings.keep({ ...reading, because: 'unlock', knownAt: now });
  await tx.cases.updateOrder(done);
  await tx.effects.move(orderId, 'done', { at: now, reason: null });
  const { register, rate, number, switchState } = reading;
  const body = { orderId, circuitId, action: 'unlock', physics: done.physics, register, rate, number, switchState };
  await tx.audit.append({ at: now, kind: 'order/confirmed', caseIds, body });
  const seconds = await secondsSinceKnown(tx, order, now);
  const cases = await freeCircuit(tx, circuitId, now);
  const first = await tx.cases.get(caseIds[0] ?? '');
  const differs = await estateDiffers(tx, context, { circuitId, meterId: reading.meterId, number }, now);
  const workOrder = differs ? await callPerson(tx, 'contradiction', order, differs, now) : null;
  const documents = first ? [await planUnlockNote(tx, context, order, first, switchState === 'ready', now)] : [];
  return resultOf(done, 'done', now, { cases, documents, seconds, workOrder });
}

/** There is nothing for us to close: another case of ours keeps it off, or no lock of ours opened it. The order ends without a frame. */
export async function unlockNotNeeded(
  tx: StoreTransaction,
  order: SwitchOrder,
  reason: string,
  now: Instant,
  end: { readonly state: 'done' | 'refused'; readonly person: WorkOrder['kind'] | null },
): Promise<OrderResult> {
  const { orderId, circuitId, caseIds } = order;
  const ended: SwitchOrder = { ...order, reason };
  await tx.cases.updateOrder(ended);
  await tx.effects.move(orderId, end.state, { at: now, reason });
  await tx.audit.append({ at: now, kind: 'order/not-needed', caseIds, body: { orderId, circuitId, action: 'unlock', reason } });
  const workOrder = end.person ? await callPerson(tx, end.person, order, reason, now) : null;
  return resultOf(ended, end.state, now, { cases: await freeCircuit(tx, circuitId, now), workOrder });
}

/** Not back yet: tried again at growing intervals for ever, and a person's business after two hours. Told when it is new or when a person is called. */
export async function unlockLater(
  tx: StoreTransaction,
  order: SwitchOrder,
  reason: string,
  now: Instant,
  seen: { readonly inDoubt: boolean; readonly observed?: SwitchOrder['observed']; readonly person?: WorkOrder['kind'] },
): Promise<OrderResult | null> {
  const before = await tx.effects.get(order.orderId);
  const state = seen.inDoubt ? 'unknown' : 'taken';
  const waiting: SwitchOrder = { ...order, reason, observed: seen.observed ?? order.observed, attempts: order.attempts + 1 };
  await tx.cases.updateOrder(waiting);
  await tx.effects.move(order.orderId, state, { at: now, reason, dueAt: tryAgainAt(before?.attempts ?? 0, now), countAttempt: true });
  const overdue = msBetween(order.plannedAt, now) >= UNLOCK_OVERDUE_MS;
  const kind = seen.person ?? (overdue ? 'unlock-overdue' : null);
  const workOrder = kind ? await callPerson(tx, kind, order, reason, now) : null;
  const turned = state === 'unknown' && before?.state !== 'unknown';
  return workOrder || turned ? resultOf(waiting, 'unknown', now, { workOrder }) : null;
}

/* Whoever does not want the circuit off any more lets go of it; a case that holds nothing else and was waiting is closed. */
async function freeCircuit(tx: StoreTransaction, circuitId: string, now: Instant): Promise<CaseChange[]> {
  const changes: CaseChange[] = [];
  for (const { caseId } of await tx.cases.heldCircuits({ circuitId })) {
    const holder = await tx.cases.get(caseId);
    if (holder?.rung === 'locking' || holder?.rung === 'locked') continue;
    await tx.cases.releaseCircuit(circuitId, caseId);
    if (holder?.rung === 'unlocking') changes.push(...(await closeWhenFree(tx, holder, now)));
  }
  return changes;
}

async function closeWhenFree(tx: StoreTransaction, lockCase: LockCase, now: Instant): Promise<CaseChange[]> {
  if ((await tx.cases.heldCircuits({ caseId: lockCase.caseId })).length > 0) return [];
  const because = 'supply is back';
  const closed = await moveCase(tx, lockCase, 'closed', now, because);
  return [await changeOf(tx, closed, 'unlocking', now, because)];
}

/* Our clock: from when the last payment of the cases was known to the confirmed supply. What was released unpaid counts from the order. */
async function secondsSinceKnown(tx: StoreTransaction, order: SwitchOrder, now: Instant): Promise<number> {
  let known: Instant | null = null;
  for (const caseId of order.caseIds) {
    const lockCase = await tx.cases.get(caseId);
    for (const { settledKnownAt } of lockCase ? await tx.ledger.balancesOf(lockCase.chargeIds) : []) {
      if (settledKnownAt === null) return msBetween(order.plannedAt, now) / 1000;
      if (known === null || settledKnownAt > known) known = settledKnownAt;
    }
  }
  return msBetween(known ?? order.plannedAt, now) / 1000;
}
