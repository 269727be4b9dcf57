import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type Instant, plusMs } from '../../core/calendar/civil.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { LockCase } from '../../core/lock/case.ts';

/**
 * Was anything of the case's charges open by what was known before `at`? (What becomes known in the same instant comes after.) As of then: a payment that
 * bounced since was a payment then, and one that came since was none.
 */
export async function isPayable(tx: StoreTransaction, lockCase: LockCase, at: Instant): Promise<boolean> {
  const before = await tx.ledger.balances(lockCase.tenantId, plusMs(at, -1));
  return before.some((balance) => lockCase.chargeIds.includes(balance.charge.chargeId) && openMinor(balance) > 0);
}
