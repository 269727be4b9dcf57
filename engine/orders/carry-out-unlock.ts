import type { RequestOutcome } from '../../adapters/gateway/gateway.ts';
import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { confirm } from '../../core/lock/confirmation.ts';
import { mayUnlock } from '../../core/lock/may-unlock/may-unlock.ts';
import type { UnlockOperation } from '../../core/lock/may-unlock/operation.ts';
import type { SwitchOrder } from '../../core/lock/order.ts';
import type { DtuOperation } from '../../core/protocols/dtu-json/messages.ts';
import type { OrderResult } from '../carry-out-orders.ts';
import { recordUnlockDecision } from '../cases/record-unlock-decision.ts';
import type { EngineContext } from '../context.ts';
import { readUnlockFacts } from '../lock-facts/read-unlock-facts.ts';
import { unlockDone, unlockLater } from './end-unlock.ts';
import { type OrderView, readOrder } from './order-view.ts';
import { DTU_AWAY, FRAME_VALID_MS } from './retry.ts';
import { askSuccessor, successorOf } from './successor.ts';
import { unlockBounded } from './unlock-bounded.ts';

/** Who the site is when it takes an unlock. */
export const DISPATCHER = 'site';

/**
 * One step of an unlock. It asks for no permit about money, time or people: what bounds it, for safety only, stands in `mayUnlock`.
 * What cannot be reached is tried again for ever; the switch is read before each frame, so that nothing is sent blindly.
 */
export async function carryOutUnlock(context: EngineContext, view: OrderView): Promise<OrderResult | null> {
  const begun = await context.store.transaction((tx) => begin(tx, context, view.order.orderId, context.clock.now()));
  if (!begun.go) return begun.result;
  const { order, operation } = begun;
  const state = await request(context, order, 'read');
  if (state.kind === 'refused' && state.error === 'unknown-meter') {
    const successor = await context.store.read((tx) => successorOf(tx, context, order));
    if (successor) return askSuccessor(context, order, successor);
  }
  const told = await context.store.transaction((tx) => judge(tx, context, order, operation, state, false));
  if (told !== 'send') return told;
  const answer = await request(context, order, operation);
  if (answer.kind !== 'reading') return context.store.transaction((tx) => notDone(tx, context, order, answer, true));
  const after = await request(context, order, 'read');
  const seen = await context.store.transaction((tx) => judge(tx, context, order, operation, after, true));
  return seen === 'send' ? null : seen;
}

type Begun =
  | { readonly go: true; readonly order: SwitchOrder; readonly operation: UnlockOperation }
  | { readonly go: false; readonly result: OrderResult | null };

async function begin(tx: StoreTransaction, context: EngineContext, orderId: string, now: Instant): Promise<Begun> {
  const view = await readOrder(tx, orderId);
  if (!view || !['planned', 'taken', 'unknown'].includes(view.effect.state)) return { go: false, result: null };
  const { order, effect } = view;
  if (effect.state === 'planned') await tx.effects.claim(orderId, DISPATCHER, now);
  const verdict = mayUnlock(await readUnlockFacts(tx, context, order, null, now), now);
  return verdict.verdict === 'allow'
    ? { go: true, order, operation: verdict.operation }
    : { go: false, result: await unlockBounded(tx, order, verdict, now) };
}

/**
 * What a reading says about the unlock: done, to be tried later, or `send` when the switch is off, nothing of ours is still under way to it
 * and `mayUnlock` says yes once more, in the transaction that records the frame: what was set while the meter was read counts.
 */
async function judge(
  tx: StoreTransaction,
  context: EngineContext,
  begun: SwitchOrder,
  operation: UnlockOperation,
  answer: RequestOutcome,
  sent: boolean,
): Promise<OrderResult | null | 'send'> {
  const now = context.clock.now();
  /* With the time of its frame, once that has left. */
  const order = (await tx.cases.order(begun.orderId)) ?? begun;
  if (answer.kind !== 'reading') return notDone(tx, context, order, answer, sent);
  const { reading } = answer;
  const observed = reading.switchState;
  const facts = await readUnlockFacts(tx, context, order, reading.number, now);
  const verdict = mayUnlock(facts, now);
  if (reading.meterId !== order.meterId || verdict.reasons.some(({ rule }) => rule === 'meter-number')) {
    return unlockBounded(tx, { ...order, observed }, verdict, now);
  }
  const seen = confirm({ action: 'unlock', makeReady: operation === 'make-ready', rateBefore: null }, reading);
  if (seen.outcome === 'done') {
    if (!sent && (await lockStillUnderWay(tx, order, now))) {
      return unlockLater(tx, order, 'a lock frame may still be under way to it', now, { inDoubt: false, observed });
    }
    return unlockDone(tx, context, order, seen, reading, now);
  }
  if (sent) return unlockLater(tx, order, seen.reason ?? 'the switch reads otherwise', now, { inDoubt: false, observed });
  if (verdict.verdict !== 'allow') return unlockBounded(tx, { ...order, observed }, verdict, now);
  /* The lease may have been changed meanwhile: another frame than the one that was looked up goes out on the next try. */
  if (verdict.operation !== operation) return unlockLater(tx, order, 'how it closes was changed', now, { inDoubt: false, observed });
  await recordUnlockDecision(tx, 'frame', facts, verdict, now);
  await tx.cases.updateOrder({ ...order, frameSentAt: now, observed });
  const { orderId, circuitId, meterId, caseIds } = order;
  const body = { orderId, circuitId, meterId, operation, number: reading.number, switchState: observed };
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
  begun: SwitchOrder,
  answer: Exclude<RequestOutcome, { kind: 'reading' }>,
  sent: boolean,
): Promise<OrderResult | null> {
  const now = context.clock.now();
  const order = (await tx.cases.order(begun.orderId)) ?? begun;
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
