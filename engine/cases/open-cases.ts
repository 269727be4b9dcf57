import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn, type Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';
import { nextContactHour } from '../../core/lock/hours.ts';
import { type CaseGroup, casesToOpen, type Opening } from '../../core/lock/opening.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import { changeOf } from './case-changes.ts';
import { planCaseDocument } from './plan-case-document.ts';

const EVERY = 1_000_000;

/** Opens the cases of one tenant that are due today, each with its notice planned. Doing it twice opens nothing twice. */
export async function openCases(tx: StoreTransaction, context: EngineContext, tenantId: string, now: Instant): Promise<CaseChange[]> {
  const changes: CaseChange[] = [];
  const { groups } = await readOpening(tx, context, tenantId, now);
  for (const group of groups) {
    const lockCase = caseOf(group, context, tenantId, now);
    /* One case a day for a lease, role and currency: what comes up later the same day waits for tomorrow. */
    if (await tx.cases.get(lockCase.caseId)) continue;
    await tx.cases.open(lockCase);
    await tx.audit.append({
      at: now,
      kind: 'case/opened',
      caseIds: [lockCase.caseId],
      body: {
        caseId: lockCase.caseId,
        leaseId: group.leaseId,
        creditorRole: group.creditor.role,
        currency: group.currency,
        chargeIds: group.chargeIds,
        clockDate: group.clockDate,
        debtMinor: group.debtMinor,
        noticeId: lockCase.noticeId,
      },
    });
    const dueAt = lockCase.dueAt ?? now;
    await planCaseDocument(tx, context, lockCase, { className: 'notice', key: lockCase.noticeId, dueAt });
    changes.push(await changeOf(tx, lockCase, null, now, `due since ${group.clockDate}`));
  }
  return changes;
}

/** What would be opened for a tenant now, and why not for the rest: the same guard that `why` tells of. */
export async function readOpening(tx: StoreTransaction, context: EngineContext, tenantId: string, now: Instant): Promise<Opening> {
  const today = dateIn(now, context.timeZone);
  const balances = await tx.ledger.openBalances({ tenantId, dueBy: today });
  const leases = await tx.leases.list(tenantId);
  const holds = await tx.cases.holds(tenantId, now);
  return casesToOpen(
    {
      today,
      currency: context.currency,
      balances,
      leasesWithClause: new Set(leases.filter((lease) => lease.disconnectionClause !== null).map((lease) => lease.leaseId)),
      protectedLeases: new Set(leases.filter((lease) => lease.protectedStatus !== 'none').map((lease) => lease.leaseId)),
      inCase: await chargesInCases(
        tx,
        tenantId,
        balances.map(({ charge }) => charge.chargeId),
      ),
      holds: holds.filter((hold) => hold.caseId === null).map((hold) => `${hold.type} ${hold.holdId}`),
    },
    context.pack,
  );
}

function caseOf(group: CaseGroup, context: EngineContext, tenantId: string, now: Instant): LockCase {
  const caseId = `${group.leaseId}/${group.creditor.role}/${group.currency}/${dateIn(now, context.timeZone)}`;
  return {
    caseId,
    leaseId: group.leaseId,
    tenantId,
    creditor: group.creditor,
    currency: group.currency,
    chargeIds: group.chargeIds,
    clockDate: group.clockDate,
    rung: 'notified',
    openedAt: now,
    rungSince: now,
    noticeId: `notice/${caseId}`,
    warningId: null,
    dueAt: nextContactHour(now, context.pack, context.timeZone),
    closedAt: null,
    closedBecause: null,
  };
}

/*
 * A charge may stand in a new case, with a new notice, when its last one ended because a hold covered it and the hold is over (L16), or because it
 * was settled and is open again (its payment bounced). What a person released stays out. Looked up only for charges that are overdue, were in a case,
 * and are in none now.
 */
async function chargesInCases(tx: StoreTransaction, tenantId: string, chargeIds: readonly string[]): Promise<Set<string>> {
  const charged = new Set(await tx.cases.charged(chargeIds));
  if (charged.size === 0) return charged;
  const open = new Set((await tx.cases.listOpen(tenantId)).flatMap((lockCase) => lockCase.chargeIds));
  if ([...charged].every((chargeId) => open.has(chargeId))) return charged;
  const kept = new Set(open);
  for (const lockCase of await tx.cases.list(EVERY)) {
    if (lockCase.closedBecause === 'released') for (const chargeId of lockCase.chargeIds) kept.add(chargeId);
  }
  return new Set([...charged].filter((chargeId) => kept.has(chargeId)));
}
