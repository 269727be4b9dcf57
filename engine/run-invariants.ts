import type { StoreTransaction } from '../adapters/store/store.ts';
import { HOUR_MS, msBetween } from '../core/calendar/civil.ts';
import type { SwitchOrder } from '../core/lock/order.ts';
import type { EngineContext } from './context.ts';

/** Something that must hold of any run, whether it does, and what was looked at. */
export interface Invariant {
  readonly name: string;
  readonly held: boolean;
  readonly detail: string;
}

const MOST = 100_000;
/* An order may still be on its way when a run ends; one that is older than this without an end or a person is lost. */
const ORDER_PATIENCE_MS = HOUR_MS;

/** What must hold of the lock half at any time, checked from the facts in the store. */
export async function runInvariants(context: EngineContext): Promise<Invariant[]> {
  return context.store.read(async (tx) => {
    const orders = await tx.cases.orders({ limit: MOST });
    return [await everyRungHasEvidence(tx, orders), await noClosedCaseLocked(tx), await everyOrderEnds(context, tx, orders)];
  });
}

async function everyRungHasEvidence(tx: StoreTransaction, orders: readonly SwitchOrder[]): Promise<Invariant> {
  const missing: string[] = [];
  let looked = 0;
  for (const order of orders) {
    if (order.action !== 'lock' || order.frameSentAt === null) continue;
    looked++;
    const { frameSentAt } = order;
    for (const caseId of order.caseIds) {
      const lockCase = await tx.cases.get(caseId);
      const approval = await tx.cases.approval(caseId);
      for (const [rung, messageId] of [
        ['notice', lockCase?.noticeId ?? null],
        ['warning', lockCase?.warningId ?? null],
      ] as const) {
        const evidence = messageId === null ? [] : await tx.evidence.of(messageId);
        if (!evidence.some((e) => (e.kind === 'delivered' || e.kind === 'read') && e.knownAt < frameSentAt))
          missing.push(`${order.orderId}: no ${rung} delivered before it`);
      }
      if (approval?.decision !== 'approved' || approval.at >= frameSentAt) missing.push(`${order.orderId}: not approved before it`);
    }
  }
  return invariant('no lock without evidence of each rung', missing, `${looked} lock frames`);
}

async function noClosedCaseLocked(tx: StoreTransaction): Promise<Invariant> {
  const held = await tx.cases.heldCircuits({});
  const wrong: string[] = [];
  for (const { caseId, circuitId } of held) {
    const lockCase = await tx.cases.get(caseId);
    if (!lockCase || lockCase.rung === 'closed') wrong.push(`${circuitId} is held by ${caseId}, which is closed`);
  }
  return invariant('no closed case left locked', wrong, `${held.length} circuits held`);
}

async function everyOrderEnds(context: EngineContext, tx: StoreTransaction, orders: readonly SwitchOrder[]): Promise<Invariant> {
  const handed = new Set((await tx.cases.workOrders(MOST)).map((work) => work.orderId));
  const lost: string[] = [];
  for (const order of orders) {
    const effect = await tx.effects.get(order.orderId);
    const open = effect && (effect.state === 'planned' || effect.state === 'taken' || effect.state === 'unknown');
    if (open && !handed.has(order.orderId) && msBetween(effect.plannedAt, context.clock.now()) > ORDER_PATIENCE_MS) {
      lost.push(`${order.orderId} is ${effect.state} since ${effect.plannedAt}`);
    }
  }
  return invariant('every order confirmed or handed to a person', lost, `${orders.length} orders`);
}

function invariant(name: string, wrong: readonly string[], looked: string): Invariant {
  return { name, held: wrong.length === 0, detail: wrong.length === 0 ? looked : wrong.slice(0, 5).join('; ') };
}
