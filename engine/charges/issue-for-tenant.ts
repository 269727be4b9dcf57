import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { Schedule } from '../../core/lease/schedule.ts';
import type { EngineContext } from '../context.ts';
import type { IssueReport } from '../issue-charges.ts';
import { dueOfLease } from './due-of-lease.ts';
import { keepReadings } from './keep-readings.ts';
import type { MetersByUnit } from './line-meters.ts';
import { storeCharges } from './store-charges.ts';

/** Issues what is due under all leases of one tenant, in one transaction: charges, credit set against them, bills, and the chain's record. */
export async function issueForTenant(
  tx: StoreTransaction,
  context: EngineContext,
  leases: readonly Lease[],
  meters: MetersByUnit,
): Promise<IssueReport> {
  const waiting: IssueReport['waiting'][number][] = [];
  const drafts: Schedule['charges'][number][] = [];
  for (const lease of leases) {
    const { schedule, facts } = await dueOfLease(tx, context, lease, meters);
    await keepReadings(tx, context, lease, facts, meters);
    drafts.push(...schedule.charges);
    waiting.push(...schedule.waiting.map((line) => ({ leaseId: lease.leaseId, ...line })));
  }
  const stored = await storeCharges(tx, context, drafts);
  return { ...stored, waiting: [...waiting, ...stored.waiting] };
}
