import type { RequestOutcome } from '../../adapters/gateway/gateway.ts';
import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { confirm } from '../../core/lock/confirmation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import type { EngineContext } from '../context.ts';
import { beforeFrame } from './before-lock.ts';
import { lockDone, lockInDoubt, lockMoving, lockRefused } from './end-lock.ts';
import type { OrderView } from './order-view.ts';
import { isOrderedMeter } from './ordered-meter.ts';
import { rateBefore } from './rate-before.ts';
import { DID_NOT_ACT, noteReached, wasReached } from './reached.ts';
import { FRAME_VALID_MS, LOOKS_WHILE_MOVING, lookAgainAt } from './retry.ts';

/**
 * One step of a lock that was taken: read, look a last time, switch, read back. A frame leaves once and is never repeated:
 * whatever is in doubt after it is settled by reading. Null = to be looked at again at the effect's `dueAt`.
 */
export async function carryOutLock(context: EngineContext, view: OrderView): Promise<OrderResult | null> {
  const { order, effect } = view;
  if (effect.state !== 'taken' && effect.state !== 'unknown') return null;
  if (order.frameSentAt !== null) return readBack(context, order, order.frameSentAt);
  const first = await read(context, order);
  if (first.kind !== 'reading') return notReached(context, order, first);
  const before = await context.store.transaction((tx) => beforeFrame(tx, context, order.orderId, first.reading, context.clock.now()));
  if (!before.go) return before.result;
  const sentAt = before.order.frameSentAt ?? context.clock.now();
  const answer = await context.gateway.request(order.dtuId, 'switch-off', order.meterId, { expiresAt: before.expiresAt, control: true });
  if (answer.kind === 'reading') {
    await context.store.transaction((tx) => noteReached(tx, before.order, 'accepted', context.clock.now()));
    return readBack(context, before.order, sentAt);
  }
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    /* Certain that no switch was reached: an order without a frame, which no switch that opens later is put down to. */
    const unsent: SwitchOrder = { ...before.order, frameSentAt: null };
    if (answer.kind === 'refused') {
      if (DID_NOT_ACT.includes(answer.error)) return lockRefused(tx, unsent, `the DTU refused it: ${answer.error}`, now, 'lock-refused');
      await noteReached(tx, before.order, answer.error, now);
      return lockInDoubt(tx, before.order, `the DTU has the frame and says ${answer.error}`, now, { contradicts: false, reading: null });
    }
    if (answer.failure === 'offline') return lockRefused(tx, unsent, 'the DTU went offline before the frame left', now, null);
    return lockInDoubt(tx, before.order, `no answer to the frame (${answer.failure})`, now, { contradicts: false, reading: null });
  });
}

/** Reads the switch after the frame: the only thing that says what came of it. */
async function readBack(context: EngineContext, order: SwitchOrder, sentAt: Instant): Promise<OrderResult | null> {
  const answer = await read(context, order);
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    if (answer.kind !== 'reading') {
      const why = answer.kind === 'refused' ? answer.error : answer.failure;
      return lockInDoubt(tx, order, `the switch cannot be read back (${why})`, now, { contradicts: false, reading: null });
    }
    const { reading } = answer;
    if (!(await isOrderedMeter(tx, context, order, reading))) {
      return lockInDoubt(tx, order, `meter number ${reading.number} answers, another one was switched`, now, {
        contradicts: true,
        reading,
      });
    }
    if (!(await isHeldBy(tx, order))) {
      return lockRefused(
        tx,
        { ...order, observed: reading.switchState },
        'the circuit was unlocked again meanwhile',
        now,
        null,
        'superseded',
      );
    }
    const before = await rateBefore(tx, order, 'lock', now);
    const seen = confirm({ action: 'lock', makeReady: false, rateBefore: before }, reading);
    if (seen.outcome === 'done') return lockDone(tx, order, seen, reading, now);
    const reason = seen.reason ?? 'the switch reads otherwise';
    if (seen.outcome === 'contradicted') return lockInDoubt(tx, order, reason, now, { contradicts: true, reading });
    /*
     * Valves are slow, and relays stick: a frame that its DTU is known to have may still open the switch, so it stays in doubt and held until it
     * reads off or is unlocked. One that nobody acknowledged and that has long run out is given up; should it open late, `late-lock.ts` finds it.
     */
    const over = now > plusMs(sentAt, FRAME_VALID_MS) && order.attempts >= LOOKS_WHILE_MOVING;
    if (reading.switchState === 'on' && over && !(await wasReached(tx, order))) {
      return lockRefused(tx, { ...order, observed: 'on' }, 'the switch still reads on after its frame ran out', now, 'lock-refused');
    }
    return order.attempts < LOOKS_WHILE_MOVING
      ? lockMoving(tx, order, reason, now, reading)
      : lockInDoubt(tx, order, reason, now, { contradicts: false, reading });
  });
}

/** An unlock that was confirmed takes the hold of the circuit away: a lock still in doubt then has nothing left to settle. */
async function isHeldBy(tx: StoreTransaction, order: SwitchOrder): Promise<boolean> {
  return (await tx.cases.heldCircuits({ circuitId: order.circuitId })).some(({ orderId }) => orderId === order.orderId);
}

/** Nothing has left yet: wait for the DTU until the order expires, or take its refusal. */
async function notReached(
  context: EngineContext,
  order: SwitchOrder,
  answer: Exclude<RequestOutcome, { kind: 'reading' }>,
): Promise<OrderResult | null> {
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    if (answer.kind === 'refused') return lockRefused(tx, order, `the meter cannot be read: ${answer.error}`, now, 'lock-refused');
    if (order.expiresAt !== null && order.expiresAt <= now)
      return lockRefused(tx, order, 'the DTU was not reached in time', now, null, 'expired');
    const effect = await tx.effects.get(order.orderId);
    const dueAt = lookAgainAt(effect?.attempts ?? 0, now);
    await tx.effects.move(order.orderId, 'taken', { at: now, reason: `DTU ${answer.failure}`, dueAt, countAttempt: true });
    return null;
  });
}

function read(context: EngineContext, order: SwitchOrder): Promise<RequestOutcome> {
  return context.gateway.request(order.dtuId, 'read', order.meterId, { expiresAt: plusMs(context.clock.now(), MINUTE_MS) });
}
