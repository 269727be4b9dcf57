import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { MeterSpan } from '../../core/lease/metered/meter-span.ts';
import { periodsDue } from '../../core/lease/periods-due.ts';
import { usageKey } from '../../core/lease/reckon.ts';
import { chargesDue, type Schedule } from '../../core/lease/schedule.ts';
import type { EngineContext } from '../context.ts';
import type { IssueReport } from '../issue-charges.ts';
import { keepReadings } from './keep-readings.ts';
import { leaseFacts } from './lease-facts.ts';
import { type MetersByUnit, meterSpans } from './line-meters.ts';
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
    const schedule = await scheduleOf(tx, context, lease, meters);
    drafts.push(...schedule.charges);
    waiting.push(...schedule.waiting.map((line) => ({ leaseId: lease.leaseId, ...line })));
  }
  const stored = await storeCharges(tx, context, drafts);
  return { charges: stored.charges, bills: stored.bills, waiting: [...waiting, ...stored.waiting] };
}

async function scheduleOf(tx: StoreTransaction, context: EngineContext, lease: Lease, meters: MetersByUnit): Promise<Schedule> {
  const facts = await leaseFacts(tx, context, lease);
  const usage = new Map<string, readonly MeterSpan[]>();
  for (const { line, run, period } of periodsDue(lease, facts)) {
    if (line.basis.kind !== 'metered') continue;
    usage.set(usageKey(line.lineId, period), await meterSpans(tx, context, meters, run, period, facts.today));
  }
  const schedule = chargesDue(lease, { ...facts, meters: usage });
  await keepReadings(tx, context, lease, facts, meters);
  return schedule;
}
