import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Reason } from '../../core/lock/reason.ts';
import { heldBy } from '../../core/reminders/guards.ts';

/** The hold in force that keeps a tenant from being reminded of these charges, or null (L15, L16, L31). */
export async function reminderHold(
  tx: StoreTransaction,
  tenantId: string,
  chargeIds: readonly string[],
  now: Instant,
): Promise<Reason | null> {
  const holds = await tx.cases.holds(tenantId, now);
  const chargesOfCase = new Map<string, readonly string[]>();
  for (const { caseId } of holds) {
    if (caseId !== null) chargesOfCase.set(caseId, (await tx.cases.get(caseId))?.chargeIds ?? []);
  }
  return heldBy(holds, chargeIds, chargesOfCase, now);
}
