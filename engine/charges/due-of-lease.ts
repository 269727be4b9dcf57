import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { MeterSpan } from '../../core/lease/metered/meter-span.ts';
import { periodsDue } from '../../core/lease/periods-due.ts';
import { usageKey } from '../../core/lease/reckon.ts';
import { chargesDue, type Schedule } from '../../core/lease/schedule.ts';
import type { EngineContext } from '../context.ts';
import { type LeaseFacts, leaseFacts } from './lease-facts.ts';
import { type MetersByUnit, meterSpans } from './line-meters.ts';

/** What is due under a lease today: charges to issue, and what waits; the readings that it needs are kept on the way. */
export async function dueOfLease(
  tx: StoreTransaction,
  context: EngineContext,
  lease: Lease,
  meters: MetersByUnit,
): Promise<{ readonly schedule: Schedule; readonly facts: LeaseFacts }> {
  const facts = await leaseFacts(tx, context, lease);
  const usage = new Map<string, readonly MeterSpan[]>();
  for (const { line, run, period } of periodsDue(lease, facts)) {
    if (line.basis.kind !== 'metered') continue;
    usage.set(usageKey(line.lineId, period), await meterSpans(tx, context, meters, run, period, facts.today));
  }
  return { schedule: chargesDue(lease, { ...facts, meters: usage }), facts };
}
