import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { type LockableCircuit, lockableCircuit } from '../../core/estate/circuit.ts';
import type { Circuit } from '../../core/estate/estate.ts';
import type { LockCase } from '../../core/lock/case.ts';
import { mayUnlock } from '../../core/lock/may-unlock/may-unlock.ts';
import type { SwitchAction, SwitchOrder } from '../../core/lock/order.ts';
import type { EngineContext } from '../context.ts';
import { readUnlockFacts } from '../lock-facts/read-unlock-facts.ts';
import { plannedEffect } from '../outbox/planned-effect.ts';
import { recordUnlockDecision } from './record-unlock-decision.ts';

/** Plans the order to lock a circuit, which only a `LockableCircuit` can be asked for. Null when there is no meter to switch. */
export async function planLock(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  circuit: LockableCircuit,
  n: number,
  now: Instant,
): Promise<string | null> {
  const expiresAt = plusMs(now, context.pack.orderValidMinutes * MINUTE_MS);
  const place = await placeToday(tx, context, circuit, now);
  if (!place) return null;
  return planOrder(tx, context, { action: 'lock', place, lockCase, caseIds: [lockCase.caseId], n, now, expiresAt });
}

/** The lockable circuit of that id, or null when the parser calls it none. */
export async function findLockable(tx: StoreTransaction, circuitId: string): Promise<LockableCircuit | null> {
  const circuit = await tx.estate.circuit(circuitId);
  const lockable = circuit && lockableCircuit(circuit);
  return lockable?.ok ? lockable.circuit : null;
}

/** The order that brings a circuit back, or why none can be made. */
export type UnlockPlan = { readonly orderId: string } | { readonly orderId: null; readonly why: string };

/**
 * Plans the order to bring a held circuit back; it does not expire. It goes to the meter that our own lock opened, whatever the estate shows
 * today (by the DTU that it hangs on today, where the estate still knows the meter). Gives the order under way when there is one already.
 */
export async function planUnlock(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  hold: { readonly circuitId: string; readonly orderId: string },
  now: Instant,
): Promise<UnlockPlan> {
  const { circuitId } = hold;
  const before = await tx.cases.orders({ circuitId, action: 'unlock' });
  for (const { orderId } of before) {
    const effect = await tx.effects.get(orderId);
    if (effect && ['planned', 'taken', 'unknown'].includes(effect.state)) return { orderId };
  }
  const place = await openedPlace(tx, context, hold, now);
  if (!place) return { orderId: null, why: `neither lock order ${hold.orderId} nor a meter on circuit ${circuitId} is known` };
  const caseIds = [lockCase.caseId];
  const facts = await readUnlockFacts(tx, context, { ...place, caseIds, tenantId: lockCase.tenantId }, null, now);
  const verdict = mayUnlock(facts, now);
  await recordUnlockDecision(tx, 'plan', facts, verdict, now);
  if (verdict.verdict === 'over') return { orderId: null, why: verdict.reasons.map(({ text }) => text).join('; ') };
  const n = before.filter((order) => order.caseIds.includes(lockCase.caseId)).length + 1;
  const orderId = await planOrder(tx, context, { action: 'unlock', place, lockCase, caseIds, n, now, expiresAt: null });
  return orderId === null
    ? { orderId, why: `unlock ${n} of circuit ${circuitId} was planned before and is not known any more` }
    : { orderId };
}

/* Where the lock's frame went, which the lock order remembers; what the estate shows today only where that is lost. */
async function openedPlace(
  tx: StoreTransaction,
  context: EngineContext,
  { circuitId, orderId }: { readonly circuitId: string; readonly orderId: string },
  now: Instant,
): Promise<SwitchPlace | null> {
  const lock = await tx.cases.order(orderId);
  if (!lock) return placeToday(tx, context, await tx.estate.circuit(circuitId), now);
  const { meterId, dtuId, unitId, utility } = lock;
  const installed = await tx.estate.meterOf(circuitId, dateIn(now, context.timeZone));
  return { circuitId, unitId, utility, meterId, dtuId: installed?.meterId === meterId ? installed.dtuId : dtuId };
}

/** Which switch an order goes to. */
type SwitchPlace = Pick<SwitchOrder, 'circuitId' | 'unitId' | 'utility' | 'meterId' | 'dtuId'>;

async function placeToday(
  tx: StoreTransaction,
  context: EngineContext,
  circuit: Circuit | null,
  now: Instant,
): Promise<SwitchPlace | null> {
  const meter = circuit && (await tx.estate.meterOf(circuit.circuitId, dateIn(now, context.timeZone)));
  if (!circuit || !meter) return null;
  const { circuitId, unitId, utility } = circuit;
  return { circuitId, unitId, utility, meterId: meter.meterId, dtuId: meter.dtuId };
}

interface OrderPlan {
  readonly action: SwitchAction;
  readonly place: SwitchPlace;
  readonly lockCase: LockCase;
  readonly caseIds: readonly string[];
  readonly n: number;
  readonly now: Instant;
  readonly expiresAt: Instant | null;
}

async function planOrder(tx: StoreTransaction, context: EngineContext, plan: OrderPlan): Promise<string | null> {
  const { action, place, lockCase, caseIds, n, now, expiresAt } = plan;
  const orderId = `${action}/${place.circuitId}/${lockCase.caseId}/${n}`;
  const order: SwitchOrder = {
    orderId,
    action,
    ...place,
    tenantId: lockCase.tenantId,
    caseIds,
    plannedAt: now,
    expiresAt,
    observed: 'unknown',
    physics: 'silent',
    frameSentAt: null,
    confirmedAt: null,
    attempts: 0,
    reason: null,
  };
  const effect = plannedEffect(context, {
    effectId: orderId,
    kind: 'order',
    className: action,
    tenantId: lockCase.tenantId,
    caseId: lockCase.caseId,
    plannedAt: now,
    dueAt: now,
    expiresAt,
    body: { action, circuitId: place.circuitId, meterId: place.meterId, caseIds },
  });
  const [added] = await tx.effects.plan([effect]);
  if (added === undefined) return null;
  await tx.cases.addOrder(order);
  const { circuitId, meterId, dtuId, unitId } = order;
  await tx.audit.append({
    at: now,
    kind: 'order/planned',
    caseIds,
    body: { orderId, action, circuitId, meterId, dtuId, unitId, expiresAt },
  });
  return orderId;
}
