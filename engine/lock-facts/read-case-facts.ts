import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { LadderFacts } from '../../core/lock/ladder.ts';
import type { EngineContext } from '../context.ts';
import { type CaseHistory, readHistory } from './case-history.ts';
import { readCircuits } from './circuit-facts.ts';
import { readDocument } from './document-facts.ts';
import { readLimits } from './limit-facts.ts';
import { readMoney } from './money-facts.ts';

/** A case with all that decides about it, read in one transaction. */
export interface CaseView {
  readonly lockCase: LockCase;
  readonly facts: LadderFacts;
  readonly history: CaseHistory;
}

/** Reads the snapshot that decisions about a case go by. Circuits and limits stay empty while no lock can be near (rung `notified`). */
export async function readCase(tx: StoreTransaction, context: EngineContext, lockCase: LockCase, now: Instant): Promise<CaseView> {
  const { caseId, tenantId, leaseId } = lockCase;
  const lease = await tx.leases.get(leaseId);
  const balances = await tx.ledger.balancesOf(lockCase.chargeIds);
  const approval = await tx.cases.approval(caseId);
  const history = await readHistory(tx, caseId);
  const holds = (await tx.cases.holds(tenantId, now)).filter((hold) => hold.caseId === null || hold.caseId === caseId);
  const near = lockCase.rung !== 'notified';
  const facts: LadderFacts = {
    site: {
      siteId: context.siteId,
      timeZone: context.timeZone,
      currency: context.currency,
      mode: context.mode,
      armed: false,
      clockNotedAt: context.store.site.clockAt,
    },
    case: {
      caseId,
      leaseId,
      tenantId,
      creditorRole: lockCase.creditor.role,
      currency: lockCase.currency,
      clockDate: lockCase.clockDate,
      rung: lockCase.rung,
    },
    charges: balances.map((balance) => ({
      chargeId: balance.charge.chargeId,
      debtType: balance.charge.debtType,
      creditorRole: balance.charge.creditor.role,
      currency: balance.charge.amount.currency,
      openMinor: openMinor(balance),
      issueDate: balance.charge.issueDate,
      dueDate: balance.charge.dueDate,
      backfilled: balance.charge.backfilled,
    })),
    lease: lease && { tenantId: lease.tenantId, clause: lease.disconnectionClause, protectedStatus: lease.protectedStatus },
    notice: await readDocument(tx, lockCase.noticeId),
    warning: lockCase.warningId === null ? null : await readDocument(tx, lockCase.warningId),
    approval: approval && {
      decision: approval.decision,
      at: approval.at,
      via: approval.via,
      authenticated: approval.authenticated,
    },
    approvalAskedAt: history.approvalAskedAt,
    holds: holds.map(({ holdId, type, until, whenLocked }) => ({ holdId, type, until, whenLocked })),
    stops: (await tx.cases.stops(now)).map(({ stopId, kind, scope, target, until }) => ({ stopId, kind, scope, target, until })),
    money: await readMoney(tx, lockCase),
    limits: near ? await readLimits(tx, now) : { lastHour: [], lastDay: [] },
    circuits: near ? await readCircuits(tx, context, lockCase, lease?.unitIds ?? [], now) : [],
  };
  return { lockCase, facts, history };
}
