import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { LockCase } from '../../core/lock/case.ts';

/** Was anything of the case's charges still open by what was known before `at`? (What becomes known in the same instant comes after.) */
export async function isPayable(tx: StoreTransaction, lockCase: LockCase, at: Instant): Promise<boolean> {
  const balances = await tx.ledger.balancesOf(lockCase.chargeIds);
  return balances.some(({ settledKnownAt }) => settledKnownAt === null || settledKnownAt >= at);
}
