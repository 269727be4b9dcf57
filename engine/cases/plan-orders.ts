import type { Effect, StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { type LockableCircuit, lockableCircuit } from '../../core/estate/circuit.ts';
import type { Circuit } from '../../core/estate/estate.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { SwitchAction, SwitchOrder } from '../../core/lock/order.ts';
import type { EngineContext } from '../context.ts';

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
  return planOrder(tx, context, { action: 'lock', circuit, lockCase, caseIds: [lockCase.caseId], n, now, expiresAt });
}

/** The lockable circuit of that id, or null when the parser calls it none. */
export async function findLockable(tx: StoreTransaction, circuitId: string): Promise<LockableCircuit | null> {
  const circuit = await tx.estate.circuit(circuitId);
  const lockable = circuit && lockableCircuit(circuit);
  return lockable?.ok ? lockable.circuit : null;
}

/** Plans the order to bring a circuit back; it does not expire. Returns the order under way when there is one already. */
export async function planUnlock(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  circuitId: string,
  now: Instant,
): Promise<string | null> {
  const before = await tx.cases.orders({ circuitId, action: 'unlock' });
  for (const { orderId } of before) {
    const effect = await tx.effects.get(orderId);
    if (effect && ['planned', 'taken', 'unknown'].includes(effect.state)) return orderId;
  }
  const circuit = await tx.estate.circuit(circuitId);
  if (!circuit) return null;
  const n = before.filter((order) => order.caseIds.includes(lockCase.caseId)).length + 1;
  return planOrder(tx, context, { action: 'unlock', circuit, lockCase, caseIds: [lockCase.caseId], n, now, expiresAt: null });
}

interface OrderPlan {
  readonly action: SwitchAction;
  readonly circuit: Circuit;
  readonly lockCase: LockCase;
  readonly caseIds: readonly string[];
  readonly n: number;
  readonly now: Instant;
  readonly expiresAt: Instant | null;
}

async function planOrder(tx: StoreTransaction, context: EngineContext, plan: OrderPlan): Promise<string | null> {
  const { action, circuit, lockCase, caseIds, n, now, expiresAt } = plan;
  const meter = await tx.estate.meterOf(circuit.circuitId, dateIn(now, context.timeZone));
  if (!meter) return null;
  const orderId = `${action}/${circuit.circuitId}/${lockCase.caseId}/${n}`;
  const order: SwitchOrder = {
    orderId,
    action,
    circuitId: circuit.circuitId,
    meterId: meter.meterId,
    dtuId: meter.dtuId,
    utility: circuit.utility,
    unitId: circuit.unitId,
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
  const effect: Effect = {
    effectId: orderId,
    kind: 'order',
    className: action,
    tenantId: lockCase.tenantId,
    caseId: lockCase.caseId,
    state: 'planned',
    plannedAt: now,
    dueAt: now,
    expiresAt,
    takenBy: null,
    takenAt: null,
    endedAt: null,
    token: context.newToken(),
    attempts: 0,
    reason: null,
    body: { action, circuitId: circuit.circuitId, meterId: meter.meterId, caseIds },
  };
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
