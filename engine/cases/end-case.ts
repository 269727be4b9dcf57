import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import { callPersonForHold } from '../orders/call-person.ts';
import { changeOf, moveCase } from './case-changes.ts';
import { planUnlock } from './plan-orders.ts';

export interface CaseEnd {
  readonly change: CaseChange;
  /** Unlock orders that bring its circuits back. */
  readonly orders: readonly string[];
}

/**
 * Ends a case, in this transaction: its papers and locks that have not left are superseded, and every circuit that it holds is ordered back,
 * unless another case of ours still holds it. It is `unlocking` until they are back; with nothing locked it is `closed` at once.
 * A circuit for which no order can be made goes to a person, and the case stays `unlocking`. Asks for no permit about money, time or people.
 */
export async function endCase(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  because: 'settled' | 'credited' | 'held' | 'released',
  text: string,
  now: Instant,
): Promise<CaseEnd> {
  const { caseId } = lockCase;
  await tx.effects.supersede({ caseId, classNames: ['notice', 'warning', 'lock'] }, now, `the case ended: ${text}`);
  const orders: string[] = [];
  let waits = false;
  for (const hold of await tx.cases.heldCircuits({ caseId })) {
    const { circuitId } = hold;
    const keeper = await keptBy(tx, circuitId, caseId);
    if (keeper !== null) {
      await tx.cases.releaseCircuit(circuitId, caseId);
      await tx.audit.append({ at: now, kind: 'circuit/kept', caseIds: [caseId, keeper], body: { circuitId, keeper, ended: caseId } });
      continue;
    }
    waits = true;
    const plan = await planUnlock(tx, context, lockCase, hold, now);
    if (plan.orderId !== null) orders.push(plan.orderId);
    else await callPersonForHold(tx, lockCase, hold, plan.why, now);
  }
  const ended = await moveCase(tx, lockCase, waits ? 'unlocking' : 'closed', now, text, { closedBecause: because, dueAt: null });
  return { change: await changeOf(tx, ended, lockCase.rung, now, text), orders };
}

/** Another case that has this circuit locked and still wants it so, or null. */
export async function keptBy(tx: StoreTransaction, circuitId: string, exceptCaseId: string): Promise<string | null> {
  for (const { caseId } of await tx.cases.heldCircuits({ circuitId })) {
    if (caseId === exceptCaseId) continue;
    const other = await tx.cases.get(caseId);
    if (other?.rung === 'locking' || other?.rung === 'locked') return caseId;
  }
  return null;
}
