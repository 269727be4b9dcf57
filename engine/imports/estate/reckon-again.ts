import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';

/** Leases of these units with a metered line are reckoned again, in the day's adjustments: a register came late, or was corrected. */
export async function reckonAgain(tx: StoreTransaction, unitIds: ReadonlySet<string>, at: Instant): Promise<void> {
  if (unitIds.size === 0) return;
  const leaseIds: string[] = [];
  for (const { leaseId, unitIds: own, lines } of await tx.leases.list()) {
    const metered = own.some((unitId) => unitIds.has(unitId)) && lines.some(({ basis }) => basis.kind === 'metered');
    if (metered) leaseIds.push(leaseId);
  }
  await tx.leases.reckonAgain(leaseIds, at);
}
