import type { StoreTransaction } from '../adapters/store/store.ts';
import type { CivilDate, Instant } from '../core/calendar/civil.ts';
import type { Utility } from '../core/estate/estate.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { LockCase } from '../core/lock/case.ts';
import { deliveredAt } from '../core/lock/delivery.ts';
import { debtOf } from '../core/lock/facts.ts';
import { askFrom, wantsApproval } from '../core/lock/ladder/asking.ts';
import { mayLock } from '../core/lock/may-lock/may-lock.ts';
import type { Finding } from '../core/lock/may-lock/permit.ts';
import { type Money, money } from '../core/money/money.ts';
import { isPerson } from './actors.ts';
import { lockFactsOf, recordDecision } from './cases/record-decision.ts';
import type { EngineContext } from './context.ts';
import { readCase } from './lock-facts/read-case-facts.ts';

/** A case that waits for a person. */
export interface ApprovalWanted {
  readonly caseId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unitIds: readonly string[];
  readonly debt: Money;
  readonly clockDate: CivilDate;
  readonly wantedSince: Instant;
  readonly chargeIds: readonly string[];
  /** What the approver vouches for having seen: when each document reached the tenant. */
  readonly noticeDeliveredAt: Instant | null;
  readonly warningDeliveredAt: Instant | null;
  /** Which switches would go off. */
  readonly circuits: readonly { readonly circuitId: string; readonly utility: Utility }[];
  /** P of the tenant when it was last scored. */
  readonly p: number | null;
}

export interface DecideApproval {
  readonly caseId: string;
  readonly decision: 'approved' | 'refused';
  readonly by: Actor;
  readonly reason: string;
}

export interface DecisionReport {
  readonly caseId: string;
  readonly ok: boolean;
  readonly decision: 'approved' | 'refused';
  readonly by: string;
  readonly reason: string;
}

/** Cases that wait for a person, the longest waiting first. A refusal stands until a person decides again, and is not asked about. */
export async function approvalsWanted(context: EngineContext): Promise<ApprovalWanted[]> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const wanted: ApprovalWanted[] = [];
    for (const lockCase of await tx.cases.listOpen()) {
      if (lockCase.rung !== 'warned' && lockCase.rung !== 'approved' && lockCase.rung !== 'locking') continue;
      const { facts } = await readCase(tx, context, lockCase, now);
      const underWay = facts.circuits.some(({ orders }) =>
        orders.some(({ state }) => ['planned', 'taken', 'unknown', 'done'].includes(state)),
      );
      if (underWay || !wantsApproval(facts, context.pack, now)) continue;
      const { caseId, tenantId, clockDate, chargeIds, currency } = lockCase;
      const tenant = await tx.estate.tenant(tenantId);
      const lease = await tx.leases.get(lockCase.leaseId);
      wanted.push({
        caseId,
        tenantId,
        tenantName: tenant?.name ?? tenantId,
        unitIds: lease?.unitIds ?? [],
        debt: money(debtOf(facts), currency),
        clockDate,
        wantedSince: askFrom(facts, context.pack, now) ?? now,
        chargeIds,
        noticeDeliveredAt: deliveredAt(facts.notice, context.pack, context.mode, now),
        warningDeliveredAt: deliveredAt(facts.warning, context.pack, context.mode, now),
        circuits: facts.circuits.map(({ circuit: { circuitId, utility } }) => ({ circuitId, utility })),
        p: (await tx.scores.latest(tenantId))?.p ?? null,
      });
    }
    return wanted.sort((a, b) =>
      a.wantedSince === b.wantedSince ? (a.caseId < b.caseId ? -1 : 1) : a.wantedSince < b.wantedSince ? -1 : 1,
    );
  });
}

/**
 * Writes what a person decided about a case. Where the pack wants persons, one whom nobody vouches for is refused (`approver unknown`).
 * An approval is judged by `mayLock` at once: what no passing hour can change (a hold, a protected circuit, a debt below the floor) refuses it.
 * It can be decided again at any time before the lock; the last decision counts.
 */
export async function decideApproval(context: EngineContext, request: DecideApproval): Promise<DecisionReport> {
  return context.store.transaction(async (tx) => {
    const { caseId, decision, by } = request;
    const said = (ok: boolean, reason: string): DecisionReport => ({ caseId, ok, decision, by: by.name, reason });
    if (decision !== 'approved' && decision !== 'refused')
      return said(false, `'${String(decision)}' is no decision: give approved or refused`);
    if (context.pack.approval.byPerson && !isPerson(by, context)) return said(false, `approver unknown: nobody vouches for '${by.name}'`);
    const now = context.clock.now();
    const lockCase = await tx.cases.get(caseId);
    if (!lockCase) return said(false, `there is no case '${caseId}'`);
    if (!['warned', 'approved', 'locking'].includes(lockCase.rung))
      return said(false, `the case is ${lockCase.rung}: there is nothing to decide`);
    if (decision === 'approved') {
      const objection = await objectionTo(tx, context, lockCase, by, now);
      if (objection !== null) return said(false, objection);
    }
    await tx.cases.addApproval({
      caseId,
      decision,
      by: by.name,
      via: by.via,
      authenticated: by.authenticated,
      reason: request.reason,
      at: now,
    });
    const body = { caseId, decision, authenticated: by.authenticated, via: by.via };
    await tx.audit.append({ at: now, kind: 'approval', caseIds: [caseId], body, texts: { by: by.name, reason: request.reason } });
    await tx.cases.update({ ...lockCase, dueAt: now });
    return said(true, request.reason);
  });
}

/* What stands against an approval, as text, or null. The judgement is written into the chain either way. */
async function objectionTo(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  { via, authenticated }: Actor,
  now: Instant,
): Promise<string | null> {
  const view = await readCase(tx, context, lockCase, now);
  if (deliveredAt(view.facts.warning, context.pack, context.mode, now) === null) return 'the warning is not proven to be delivered yet';
  const approved = { ...view.facts, approval: { decision: 'approved', at: now, via, authenticated } as const };
  const objections: Finding[] = [];
  let open = 0;
  for (const { circuit } of approved.circuits) {
    const facts = lockFactsOf(approved, circuit.circuitId);
    if (!facts) continue;
    const verdict = mayLock(facts, context.pack, now);
    await recordDecision(tx, context, 'approve', facts, verdict, now, view.history);
    const standing =
      verdict.verdict === 'allow' ? [] : verdict.reasons.filter((reason) => reason.lasts === 'standing' || reason.rule === 'hold');
    if (standing.length === 0) open++;
    objections.push(...standing);
  }
  if (open > 0) return null;
  return objections.length === 0
    ? 'the lease has no circuit that could be locked'
    : objections.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
}
