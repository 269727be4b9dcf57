import type { RequestOutcome } from '../../adapters/gateway/gateway.ts';
import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { confirm } from '../../core/lock/confirmation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { DtuOperation } from '../../core/protocols/dtu-json/messages.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { keptBy } from '../cases/end-case.ts';
import type { EngineContext } from '../context.ts';
import { unlockDone, unlockLater, unlockNotNeeded } from './end-unlock.ts';
import { isolationOf } from './isolation.ts';
import { type OrderView, readOrder } from './order-view.ts';
import { isOrderedMeter } from './ordered-meter.ts';
import { DTU_AWAY, FRAME_VALID_MS } from './retry.ts';

/** Who the site is when it takes an unlock. */
export const DISPATCHER = 'site';

/**
 * One step of an unlock. It asks for no permit about money, time or people. Three things bound it, for safety only: it closes what one of our
 * own locks opened and nothing else, a safety isolation holds it, and where the meter has ready-for-the-button that is used unless the lease says direct.
 * What cannot be reached is tried again for ever; the switch is read before each frame, so that nothing is sent blindly.
 */
export async function carryOutUnlock(context: EngineContext, view: OrderView): Promise<OrderResult | null> {
  const begun = await context.store.transaction((tx) => begin(tx, context, view.order.orderId, context.clock.now()));
  if (!begun.go) return begun.result;
  const { order, operation } = begun;
  const state = await request(context, order, 'read');
  const told = await context.store.transaction((tx) => judge(tx, context, order, operation, state, false));
  if (told !== 'send') return told;
  const answer = await request(context, order, operation);
  if (answer.kind !== 'reading') return context.store.transaction((tx) => notDone(tx, context, order, answer, true));
  const after = await request(context, order, 'read');
  const seen = await context.store.transaction((tx) => judge(tx, context, order, operation, after, true));
  return seen === 'send' ? null : seen;
}

type Begun =
  | { readonly go: true; readonly order: SwitchOrder; readonly operation: DtuOperation }
  | { readonly go: false; readonly result: OrderResult | null };

async function begin(tx: StoreTransaction, context: EngineContext, orderId: string, now: Instant): Promise<Begun> {
  const view = await readOrder(tx, orderId);
  if (!view || !['planned', 'taken', 'unknown'].includes(view.effect.state)) return { go: false, result: null };
  const { order, effect } = view;
  if (effect.state === 'planned') await tx.effects.claim(orderId, DISPATCHER, now);
  const isolation = await isolationOf(tx, order, now);
  if (isolation)
    return { go: false, result: await unlockLater(tx, order, `safety isolation ${isolation} holds it`, now, { inDoubt: false }) };
  const held = await tx.cases.heldCircuits({ circuitId: order.circuitId });
  if (held.length === 0) {
    const reason = 'no lock of ours opened it: what tripped or was opened by hand stays';
    return { go: false, result: await unlockNotNeeded(tx, order, reason, now, { state: 'refused', person: 'not-ours' }) };
  }
  const keeper = await keptBy(tx, order.circuitId, '');
  if (keeper !== null) {
    return { go: false, result: await unlockNotNeeded(tx, order, `case ${keeper} still holds it`, now, { state: 'done', person: null }) };
  }
  return { go: true, order, operation: await operationFor(tx, context, order, now) };
}

async function operationFor(tx: StoreTransaction, context: EngineContext, order: SwitchOrder, now: Instant): Promise<DtuOperation> {
  const meter = await tx.estate.meterOf(order.circuitId, dateIn(now, context.timeZone));
  const lockCase = await tx.cases.get(order.caseIds[0] ?? '');
  const lease = lockCase && (await tx.leases.get(lockCase.leaseId));
  return meter?.reconnect === 'button' && lease?.reconnect !== 'direct' ? 'make-ready' : 'switch-on';
}

/** What a reading says about the unlock: done, to be tried later, or `send` when the switch is off and nothing of ours is still under way to it. */
async function judge(
  tx: StoreTransaction,
  context: EngineContext,
  order: SwitchOrder,
  operation: DtuOperation,
  answer: RequestOutcome,
  sent: boolean,
): Promise<OrderResult | null | 'send'> {
  const now = context.clock.now();
  if (answer.kind !== 'reading') return notDone(tx, context, order, answer, sent);
  const { reading } = answer;
  const observed = reading.switchState;
  if (!(await isOrderedMeter(tx, context, order, reading))) {
    const reason = `meter number ${reading.number} answers: a wrong switch is not moved`;
    return unlockLater(tx, order, reason, now, { inDoubt: false, person: 'unknown-switch', observed });
  }
  const seen = confirm({ action: 'unlock', makeReady: operation === 'make-ready', rateBefore: null }, reading);
  if (seen.outcome === 'done') {
    if (!sent && (await lockStillUnderWay(tx, order, now))) {
      return unlockLater(tx, order, 'a lock frame may still be under way to it', now, { inDoubt: false, observed });
    }
    return unlockDone(tx, context, order, seen, reading, now);
  }
  if (sent) return unlockLater(tx, order, seen.reason ?? 'the switch reads otherwise', now, { inDoubt: false, observed });
  await tx.cases.updateOrder({ ...order, frameSentAt: now, observed });
  const { orderId, circuitId, meterId, caseIds } = order;
  const body = { orderId, circuitId, meterId, operation, switchState: observed };
  await tx.audit.append({ at: now, kind: 'order/frame', caseIds, body });
  return 'send';
}

/* A lock frame whose outcome is in doubt may open the switch until it runs out. */
async function lockStillUnderWay(tx: StoreTransaction, order: SwitchOrder, now: Instant): Promise<boolean> {
  for (const lock of await tx.cases.orders({ circuitId: order.circuitId, action: 'lock', limit: 3 })) {
    const effect = await tx.effects.get(lock.orderId);
    const open = effect?.state === 'taken' || effect?.state === 'unknown';
    if (open && lock.frameSentAt !== null && now <= plusMs(lock.frameSentAt, FRAME_VALID_MS)) return true;
  }
  return false;
}

async function notDone(
  tx: StoreTransaction,
  context: EngineContext,
  order: SwitchOrder,
  answer: Exclude<RequestOutcome, { kind: 'reading' }>,
  sent: boolean,
): Promise<OrderResult | null> {
  const now = context.clock.now();
  if (answer.kind === 'refused') {
    const isolated = answer.error === 'locally-isolated';
    return unlockLater(tx, order, `the DTU refused it: ${answer.error}`, now, {
      inDoubt: false,
      ...(isolated ? { person: 'unlock-overdue' } : {}),
    });
  }
  const away = answer.failure === 'offline' && !context.gateway.online(order.dtuId);
  return unlockLater(tx, order, away ? DTU_AWAY : `DTU: ${answer.failure}`, now, { inDoubt: sent && answer.failure !== 'offline' });
}

function request(context: EngineContext, order: SwitchOrder, operation: DtuOperation): Promise<RequestOutcome> {
  const expiresAt = plusMs(context.clock.now(), MINUTE_MS);
  return context.gateway.request(order.dtuId, operation, order.meterId, { expiresAt, control: true });
}
