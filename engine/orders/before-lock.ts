import type { StoreTransaction, WorkOrder } from '../../adapters/store/store.ts';
import { type Instant, plusMs } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { mayLock } from '../../core/lock/may-lock/may-lock.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { keptBy } from '../cases/end-case.ts';
import { lockFactsOf, recordDecision } from '../cases/record-decision.ts';
import type { EngineContext } from '../context.ts';
import { readCase } from '../lock-facts/read-case-facts.ts';
import { lockDone, lockRefused } from './end-lock.ts';
import { openedLate } from './late-lock.ts';
import { readOrder } from './order-view.ts';
import { FRAME_VALID_MS } from './retry.ts';

/** Either the frame may leave now, or how the order ended instead. */
export type BeforeFrame =
  | { readonly go: true; readonly order: SwitchOrder; readonly expiresAt: Instant }
  | { readonly go: false; readonly result: OrderResult | null };

/**
 * The last look before a frame, in one transaction with what the meter has just said: still taken, not expired, the case still locking,
 * `mayLock` with the fresh reading. When it says yes, the circuit is held from here on: the frame may have left whatever happens next.
 * What another case of ours holds off already wants the same yes, and no frame.
 */
export async function beforeFrame(
  tx: StoreTransaction,
  context: EngineContext,
  orderId: string,
  reading: Reading,
  now: Instant,
): Promise<BeforeFrame> {
  const view = await readOrder(tx, orderId);
  if (view?.effect.state !== 'taken' || view.order.frameSentAt !== null) return { go: false, result: null };
  const { order } = view;
  const end = async (reason: string, person: WorkOrder['kind'] | null, state?: 'superseded' | 'expired'): Promise<BeforeFrame> => ({
    go: false,
    result: await lockRefused(tx, order, reason, now, person, state),
  });
  if (order.expiresAt !== null && order.expiresAt <= now) return end('it expired before its frame could leave', null, 'expired');
  const [caseId] = order.caseIds;
  const lockCase = caseId === undefined ? null : await tx.cases.get(caseId);
  if (lockCase?.rung !== 'locking') return end('the case does not want it any more', null, 'superseded');
  const keeper = await keptBy(tx, order.circuitId, lockCase.caseId);
  const heldOff = reading.switchState === 'off' && keeper !== null;
  const mine = await tx.cases.heldCircuits({ circuitId: order.circuitId, caseId: lockCase.caseId });
  if (mine.length > 0 || (!heldOff && (await openedLate(tx, context, reading, now)))) {
    return end('an earlier frame of ours opened it late', null, 'superseded');
  }
  if (!heldOff && (reading.switchState === 'off' || reading.switchState === 'ready')) {
    return end(`the switch reads '${reading.switchState}' already, and not by us: it is not ours to close later`, 'not-ours');
  }
  const { facts } = await readCase(tx, context, lockCase, now);
  const snapshot = lockFactsOf(facts, order.circuitId);
  if (!snapshot) return end('the circuit belongs to the lease no more', 'lock-refused');
  const { takenAt, number, switchState, rate } = reading;
  const fresh = { ...snapshot, circuit: { ...snapshot.circuit, reading: { takenAt, number, switchState, rate } } };
  const verdict = mayLock(fresh, context.pack, now);
  await recordDecision(tx, context, 'frame', fresh, verdict, now, null);
  if (verdict.verdict !== 'allow') {
    const wrongMeter = verdict.reasons.some(({ rule }) => rule === 'meter-number' || rule === 'switch-state');
    return end(verdict.reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; '), wrongMeter ? 'lock-refused' : null);
  }
  const sent = await holdFor(tx, order, reading, now);
  if (heldOff) {
    const seen = { outcome: 'done', physics: 'silent', reason: `held off by ${keeper} already` } as const;
    return { go: false, result: await lockDone(tx, sent, seen, reading, now) };
  }
  const expiresAt = plusMs(now, FRAME_VALID_MS);
  return { go: true, order: sent, expiresAt: order.expiresAt !== null && order.expiresAt < expiresAt ? order.expiresAt : expiresAt };
}

async function holdFor(tx: StoreTransaction, order: SwitchOrder, reading: Reading, now: Instant): Promise<SwitchOrder> {
  const alreadyOff = reading.switchState === 'off';
  const held: SwitchOrder = { ...order, observed: reading.switchState, frameSentAt: alreadyOff ? null : now, attempts: order.attempts + 1 };
  await tx.readings.keep({ ...reading, because: 'lock', knownAt: now });
  for (const caseId of order.caseIds) await tx.cases.holdCircuit(order.circuitId, caseId, order.orderId, now);
  await tx.cases.updateOrder(held);
  const { orderId, circuitId, meterId } = order;
  const { register, rate, number, switchState } = reading;
  const body = { orderId, circuitId, meterId, register, rate, number, switchState, frame: !alreadyOff };
  await tx.audit.append({ at: now, kind: 'order/frame', caseIds: order.caseIds, body });
  return held;
}
