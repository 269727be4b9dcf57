import type { CivilDate } from '../core/calendar/civil.ts';
import type { WaitKey } from '../core/lease/waits.ts';
import type { Charge } from '../core/ledger/ledger.ts';
import { adjustLeases } from './charges/adjust-leases.ts';
import { issueForTenant } from './charges/issue-for-tenant.ts';
import { metersByUnit } from './charges/line-meters.ts';
import type { EngineContext } from './context.ts';
import type { WaitingMatched } from './payments/match-waiting.ts';

export interface IssueReport {
  readonly charges: readonly Charge[];
  /** Keys of bills to put on the wire. */
  readonly bills: readonly string[];
  /** Lines that could not be charged yet, and why. */
  readonly waiting: readonly WaitingLine[];
  /** Payments that waited in suspense and are somebody's now, by the charges that were issued; left out when there are none. */
  readonly matched?: readonly WaitingMatched[];
}

/** A line that waits: the days are those that its charge is for (`to` is the first day after). */
export interface WaitingLine {
  readonly leaseId: string;
  readonly lineId: string;
  readonly reason: string;
  /** The reason for programs. */
  readonly key: WaitKey | 'bank-not-told';
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/**
 * Issues every charge whose issue date has come, over all leases, and plans one bill per tenant and due date. Running it twice issues nothing twice:
 * a charge's id is its lease, line and first day. What a metered line needs is kept as billing readings on the way, the opening one on the first
 * day of a lease. Before that, what was charged under leases that have changed is adjusted. One transaction per tenant.
 */
export async function issueCharges(context: EngineContext): Promise<IssueReport> {
  const adjusted = await adjustLeases(context);
  const { byTenant, meters } = await context.store.transaction(async (tx) => ({
    byTenant: Map.groupBy(await tx.leases.list(), (lease) => lease.tenantId),
    meters: await metersByUnit(tx),
  }));
  const matched: WaitingMatched[] = [];
  const report = { charges: [...adjusted.charges], bills: [...adjusted.bills], waiting: [...adjusted.waiting] };
  for (const leases of byTenant.values()) {
    const issued = await context.store.transaction((tx) => issueForTenant(tx, context, leases, meters));
    report.charges.push(...issued.charges);
    report.bills.push(...issued.bills);
    report.waiting.push(...issued.waiting);
    matched.push(...(issued.matched ?? []));
  }
  return { ...report, ...(matched.length > 0 && { matched }) };
}

/** Names bills again that are still planned: put on a wire and not taken, or not yet put there. */
export async function untakenBills(context: EngineContext, keys: readonly string[]): Promise<IssueReport> {
  const bills = await context.store.transaction(async (tx) => {
    const planned: string[] = [];
    for (const key of keys) {
      const effect = await tx.effects.get(key);
      if (effect?.className === 'bill' && effect.state === 'planned') planned.push(key);
    }
    return planned;
  });
  return { charges: [], bills, waiting: [] };
}
