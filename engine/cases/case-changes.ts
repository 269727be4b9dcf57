import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { LockCase, Rung } from '../../core/lock/case.ts';
import { money } from '../../core/money/money.ts';
import type { CaseChange } from '../case-change.ts';

/** What is still open of a case's charges, in minor units of its currency. */
export async function caseDebt(tx: StoreTransaction, lockCase: LockCase): Promise<number> {
  const balances = await tx.ledger.balancesOf(lockCase.chargeIds);
  return balances.reduce((sum, balance) => sum + Math.max(0, openMinor(balance)), 0);
}

/** A case as it goes on a wire after a move (`from` = where it stood before; the same rung when it only asks for an approval). */
export async function changeOf(
  tx: StoreTransaction,
  lockCase: LockCase,
  from: Rung | null,
  at: Instant,
  because: string,
  approvalWanted = false,
): Promise<CaseChange> {
  const { caseId, tenantId, leaseId, rung, currency } = lockCase;
  return { caseId, tenantId, leaseId, from, rung, at, debt: money(await caseDebt(tx, lockCase), currency), because, approvalWanted };
}

/** Moves a case to a rung: state and audit record, in this transaction. Entering `closed` closes it. */
export async function moveCase(
  tx: StoreTransaction,
  lockCase: LockCase,
  to: Rung,
  now: Instant,
  because: string,
  change: Partial<Pick<LockCase, 'warningId' | 'dueAt' | 'closedBecause'>> = {},
): Promise<LockCase> {
  const closed = to === 'closed';
  const moved: LockCase = { ...lockCase, ...change, rung: to, rungSince: now, closedAt: closed ? now : null };
  const next = closed ? { ...moved, dueAt: null } : moved;
  await tx.cases.update(next);
  await tx.audit.append({
    at: now,
    kind: closed ? 'case/closed' : 'case/rung',
    caseIds: [lockCase.caseId],
    body: {
      caseId: lockCase.caseId,
      from: lockCase.rung,
      to,
      because,
      debtMinor: await caseDebt(tx, lockCase),
      currency: lockCase.currency,
      ...(closed || to === 'unlocking' ? { closedBecause: next.closedBecause } : {}),
    },
  });
  return next;
}
