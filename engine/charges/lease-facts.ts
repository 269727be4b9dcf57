import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn } from '../../core/calendar/civil.ts';
import { chargeId } from '../../core/lease/charge-draft.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { LineCharge } from '../../core/lease/one-off-charges.ts';
import type { PeriodFacts } from '../../core/lease/periods-due.ts';
import type { TurnoverReport } from '../../core/lease/turnover.ts';
import type { EngineContext } from '../context.ts';
import { chargesFrom } from '../take-over.ts';
import { businessDays } from './business-days.ts';

/** What the store knows of a lease that its charges are reckoned by, but for its meters. */
export interface LeaseFacts extends Required<PeriodFacts> {
  readonly turnover: readonly TurnoverReport[];
}

/** Reads it, as now known. */
export async function leaseFacts(tx: StoreTransaction, context: EngineContext, lease: Lease): Promise<LeaseFacts> {
  const versions = await tx.leases.versions(lease.leaseId);
  const earlier = lease.amendment === null ? [] : versions.slice(0, -1).map((version) => version.lease);
  const bases = new Set([...earlier, lease].flatMap(({ lines }) => lines.map(({ basis }) => basis.kind)));
  const today = dateIn(context.clock.now(), context.timeZone);
  const last = versions.at(-1);
  return {
    today,
    knownOn: last === undefined ? today : dateIn(last.knownAt, context.timeZone),
    notBefore: chargesFrom(context),
    calendar: businessDays(context),
    charged: await tx.leases.charged(lease.leaseId),
    once: bases.has('one-off') ? await lineCharges(tx, lease.leaseId) : [],
    earlier,
    turnover: bases.has('turnover') ? await tx.leases.turnover(lease.leaseId) : [],
  };
}

/** Every charge of a lease's lines, without adjustments and late fees. */
export async function lineCharges(tx: StoreTransaction, leaseId: string): Promise<LineCharge[]> {
  return (await tx.leases.charges(leaseId)).flatMap(({ chargeId: id, lineId, periodFrom: from, periodTo: to, about }): LineCharge[] =>
    lineId === null || from === null || to === null || about !== null
      ? []
      : [{ lineId, chargeId: id, from, to, elsewhere: id !== chargeId(leaseId, lineId, from) }],
  );
}
