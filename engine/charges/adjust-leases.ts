import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type Adjustments, adjustments, metersToAdjust } from '../../core/lease/adjustments.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { MeterSpan } from '../../core/lease/metered/meter-span.ts';
import { usageKey } from '../../core/lease/reckon.ts';
import type { Credit } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import type { IssueReport } from '../issue-charges.ts';
import { bookAdjustments } from './book-adjustments.ts';
import { leaseFacts } from './lease-facts.ts';
import { type MetersByUnit, meterSpans, metersByUnit } from './line-meters.ts';

export interface AdjustReport extends IssueReport {
  /** Credit notes that were given. */
  readonly credits: readonly Credit[];
}

/**
 * Reckons again what was charged under leases of which something new is known: another version, a report of turnover that came late or was
 * corrected. More becomes a charge, less a credit note, nothing is edited; what was adjusted once is not adjusted again. A lease of which
 * something cannot be said yet (a reading is missing) is asked again the next time. One transaction per tenant.
 */
export async function adjustLeases(context: EngineContext): Promise<AdjustReport> {
  const { byTenant, meters } = await context.store.read(async (tx) => {
    const leases: Lease[] = [];
    for (const leaseId of await tx.leases.unreckoned()) {
      const lease = await tx.leases.get(leaseId);
      if (lease !== null) leases.push(lease);
    }
    const none: MetersByUnit = { of: () => [] };
    return { byTenant: Map.groupBy(leases, ({ tenantId }) => tenantId), meters: leases.length === 0 ? none : await metersByUnit(tx) };
  });
  const report = {
    charges: [] as IssueReport['charges'][number][],
    credits: [] as Credit[],
    bills: [] as string[],
    waiting: [] as IssueReport['waiting'][number][],
  };
  for (const [tenantId, leases] of byTenant) {
    const adjusted = await context.store.transaction((tx) => adjustForTenant(tx, context, tenantId, leases, meters));
    report.charges.push(...adjusted.charges);
    report.credits.push(...adjusted.credits);
    report.bills.push(...adjusted.bills);
    report.waiting.push(...adjusted.waiting);
  }
  return report;
}

async function adjustForTenant(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  leases: readonly Lease[],
  meters: MetersByUnit,
): Promise<AdjustReport> {
  const found: Adjustments[] = [];
  const waiting: IssueReport['waiting'][number][] = [];
  for (const lease of leases) {
    const one = await adjustmentsOf(tx, context, lease, meters);
    found.push(one);
    waiting.push(
      ...one.waiting.map(({ chargeId, reason, ...line }) => ({ leaseId: lease.leaseId, ...line, reason: `${chargeId}: ${reason}` })),
    );
    if (one.waiting.length === 0) await tx.leases.noteReckoned([lease.leaseId], context.clock.now());
  }
  const booked = await bookAdjustments(tx, context, tenantId, {
    charges: found.flatMap(({ charges }) => charges),
    credits: found.flatMap(({ credits }) => credits),
  });
  return { ...booked, waiting };
}

/** What a lease that changed changes of what was charged, by what is known of it now. */
export async function adjustmentsOf(
  tx: StoreTransaction,
  context: EngineContext,
  lease: Lease,
  meters: MetersByUnit,
): Promise<Adjustments> {
  const facts = await leaseFacts(tx, context, lease);
  const charges = await tx.leases.charges(lease.leaseId);
  const credits = await tx.ledger.creditsOf(charges.map(({ chargeId }) => chargeId));
  /* The past is read by what was kept of it: what a meter shows now says nothing of it. */
  const past: EngineContext = { ...context, lastReading: () => null };
  const usage = new Map<string, readonly MeterSpan[]>();
  for (const { lineId, run, span } of metersToAdjust(lease, facts.earlier, charges)) {
    usage.set(usageKey(lineId, span), await meterSpans(tx, past, meters, run, span, facts.today));
  }
  return adjustments(lease, { ...facts, charges, credits, meters: usage });
}
