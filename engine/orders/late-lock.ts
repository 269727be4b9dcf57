import type { StoreTransaction } from '../../adapters/store/store.ts';
import { DAY_MS, type Instant, plusMs } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { changeOf, moveCase } from '../cases/case-changes.ts';
import { planUnlock } from '../cases/plan-orders.ts';
import type { EngineContext } from '../context.ts';
import { frameNumber } from '../lock-facts/opened-meter.ts';
import { callPerson, callPersonForHold } from './call-person.ts';
import { resultOf } from './result.ts';

/* How long after its frame a switch that opens is put down to it; later than that a person is asked. */
const LATE_MS = DAY_MS;
const LOOK_BACK_MS = 30 * DAY_MS;

/**
 * The lock that we had given up and whose frame was the last one to a switch that reads off while nothing of ours holds it; else null.
 * A lock whose frame certainly did not act has none (`frameSentAt` null).
 */
export async function givenUpLock(tx: StoreTransaction, reading: Reading, now: Instant): Promise<SwitchOrder | null> {
  if (reading.switchState !== 'off') return null;
  const locks = await tx.cases.orders({ action: 'lock', since: plusMs(now, -LOOK_BACK_MS) });
  const last = locks
    .filter(({ meterId, frameSentAt }) => meterId === reading.meterId && frameSentAt !== null)
    .sort((a, b) => ((a.frameSentAt ?? '') < (b.frameSentAt ?? '') ? 1 : -1))[0];
  if (!last || last.frameSentAt === null || reading.takenAt < last.frameSentAt) return null;
  const effect = await tx.effects.get(last.orderId);
  if (effect?.state !== 'refused' && effect?.state !== 'superseded' && effect?.state !== 'expired') return null;
  if ((await tx.cases.heldCircuits({ circuitId: last.circuitId })).length > 0) return null;
  for (const { frameSentAt, confirmedAt } of await tx.cases.orders({ circuitId: last.circuitId, action: 'unlock' })) {
    if (frameSentAt !== null && frameSentAt >= last.frameSentAt) return null;
    if (confirmedAt !== null && confirmedAt > reading.takenAt) return null;
  }
  return last;
}

/**
 * A switch opens though we had given its lock up: the circuit is held again. A case that still wants it off settles the order by reading;
 * for any other the circuit is ordered back at once. A person is told either way. Null when it is no lock of ours, or was told before.
 */
export async function openedLate(
  tx: StoreTransaction,
  context: EngineContext,
  reading: Reading,
  now: Instant,
): Promise<OrderResult | null> {
  const lock = await givenUpLock(tx, reading, now);
  const lockCase = lock && (await tx.cases.get(lock.caseIds[0] ?? ''));
  if (!lock || lock.frameSentAt === null || !lockCase) return null;
  const { orderId, circuitId, meterId } = lock;
  const number = await frameNumber(tx, lockCase.caseId, orderId);
  const late = `the switch of circuit ${circuitId} reads off, and our lock of ${lock.frameSentAt} had been given up`;
  if (reading.takenAt > plusMs(lock.frameSentAt, LATE_MS) || number !== reading.number) {
    const reason = `${late}: whether it opened the switch nobody can tell (meter number ${reading.number}). Look, and close it by hand if it did`;
    const workOrder = await callPerson(tx, 'not-ours', lock, reason, now);
    return workOrder && resultOf({ ...lock, reason, observed: 'off' }, 'unknown', now, { workOrder });
  }
  const reason = `${late}: it opened late`;
  await tx.cases.holdCircuit(circuitId, lockCase.caseId, orderId, now);
  const body = { orderId, circuitId, meterId, number, takenAt: reading.takenAt, rung: lockCase.rung };
  await tx.audit.append({ at: now, kind: 'order/late', caseIds: lock.caseIds, body });
  const held: SwitchOrder = { ...lock, reason, observed: 'off' };
  await tx.cases.updateOrder(held);
  const workOrder = await callPerson(tx, 'unknown-switch', held, reason, now);
  const cases = await settleLate(tx, context, lockCase, held, now);
  return resultOf(held, 'unknown', now, { workOrder, cases });
}

async function settleLate(tx: StoreTransaction, context: EngineContext, lockCase: LockCase, lock: SwitchOrder, now: Instant) {
  const { orderId, reason } = lock;
  if (lockCase.rung === 'locking' || lockCase.rung === 'locked') {
    await tx.effects.move(orderId, 'unknown', { at: now, reason, dueAt: now });
    /* The ladder looks again: what came upon the case meanwhile (a hold, a plan) may release it. */
    await tx.cases.update({ ...lockCase, dueAt: now });
    return [];
  }
  const because = 'its lock opened the switch late: supply is ordered back';
  const moved = lockCase.rung === 'unlocking' ? null : await moveCase(tx, lockCase, 'unlocking', now, because, { dueAt: null });
  const plan = await planUnlock(tx, context, lockCase, lock, now);
  if (plan.orderId === null) await callPersonForHold(tx, lockCase, lock, plan.why, now);
  return moved ? [await changeOf(tx, moved, lockCase.rung, now, because)] : [];
}
