import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';
import { type CaseDecision, decideCase } from '../../core/lock/ladder.ts';
import type { Reason } from '../../core/lock/reason.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import { type CaseView, readCase } from '../lock-facts/read-case-facts.ts';
import { changeOf, moveCase } from './case-changes.ts';
import { endCase } from './end-case.ts';
import { planCaseDocument } from './plan-case-document.ts';
import { findLockable, planLock } from './plan-orders.ts';
import { lockFactsOf, recordDecision } from './record-decision.ts';

export interface CaseAdvance {
  readonly changes: readonly CaseChange[];
  /** Unlock orders that its end made. */
  readonly unlocks: readonly string[];
  /** What `mayLock` refused. */
  readonly refused: readonly Reason[];
}

/* notified → warned → approved → locking → locked: no more steps than that can follow each other. */
const MOST_STEPS = 6;

/**
 * Moves one case as far as its facts allow, in this transaction: facts → decide → apply, once per rung, each from facts read again.
 * State, audit and effects are written together or not at all.
 */
export async function advanceCase(tx: StoreTransaction, context: EngineContext, caseId: string, now: Instant): Promise<CaseAdvance> {
  const changes: CaseChange[] = [];
  const unlocks: string[] = [];
  let refused: Reason[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const lockCase = await tx.cases.get(caseId);
    if (!lockCase || lockCase.rung === 'closed') break;
    const view = await readCase(tx, context, lockCase, now);
    const decided = decideCase(view.facts, context.pack, now);
    if (decided.end) {
      const end = await endCase(tx, context, lockCase, decided.end.because, decided.end.text, now);
      changes.push(end.change);
      unlocks.push(...end.orders);
      break;
    }
    refused = await recordVerdicts(tx, context, view, decided, now);
    await applyOrders(tx, context, lockCase, decided, now);
    const changed = await applyMove(tx, context, lockCase, decided, now);
    if (changed) changes.push(changed);
    if (!decided.move) break;
  }
  return { changes, unlocks, refused };
}

async function recordVerdicts(
  tx: StoreTransaction,
  context: EngineContext,
  view: CaseView,
  decided: CaseDecision,
  now: Instant,
): Promise<Reason[]> {
  const refused: Reason[] = [];
  for (const { circuitId, verdict } of decided.verdicts) {
    const facts = lockFactsOf(view.facts, circuitId);
    if (facts) await recordDecision(tx, context, 'plan', facts, verdict, now, view.history);
    if (verdict.verdict !== 'allow') refused.push(...verdict.reasons.map(({ rule, text }) => ({ rule, text })));
  }
  return [...new Map(refused.map((reason) => [`${reason.rule} ${reason.text}`, reason])).values()];
}

async function applyOrders(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  decided: CaseDecision,
  now: Instant,
): Promise<void> {
  for (const orderId of decided.expired) {
    const reason = 'nobody took it before it expired';
    await tx.effects.move(orderId, 'expired', { at: now, reason });
    const order = await tx.cases.order(orderId);
    if (order) await tx.cases.updateOrder({ ...order, reason });
    await tx.audit.append({ at: now, kind: 'order/expired', caseIds: [lockCase.caseId], body: { orderId, reason } });
  }
  for (const { circuitId, n } of decided.orders) {
    const circuit = await findLockable(tx, circuitId);
    if (circuit) await planLock(tx, context, lockCase, circuit, n, now);
  }
}

async function applyMove(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  decided: CaseDecision,
  now: Instant,
): Promise<CaseChange | null> {
  const dueAt = decided.nextDueAt;
  if (decided.document) {
    const warningId = `warning/${lockCase.caseId}`;
    await planCaseDocument(tx, context, lockCase, { className: 'warning', key: warningId, dueAt: decided.document.dueAt });
    const warned = await moveCase(tx, lockCase, 'warned', now, decided.move?.because ?? 'warned', { warningId, dueAt });
    return changeOf(tx, warned, lockCase.rung, now, decided.move?.because ?? 'warned');
  }
  if (decided.move) {
    const moved = await moveCase(tx, lockCase, decided.move.to, now, decided.move.because, { dueAt });
    return changeOf(tx, moved, lockCase.rung, now, decided.move.because);
  }
  const same = { ...lockCase, dueAt };
  if (dueAt !== lockCase.dueAt) await tx.cases.update(same);
  if (!decided.askApproval) return null;
  const { caseId } = lockCase;
  await tx.audit.append({ at: now, kind: 'approval/wanted', caseIds: [caseId], body: { caseId, clockDate: lockCase.clockDate } });
  return changeOf(tx, same, lockCase.rung, now, 'a person has to approve', true);
}
