import type { StoreTransaction } from '../../adapters/store/store.ts';
import { dateIn } from '../../core/calendar/civil.ts';
import type { Lease } from '../../core/lease/lease.ts';
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
  const onTurnover = [...earlier, lease].some(({ lines }) => lines.some(({ basis }) => basis.kind === 'turnover'));
  const today = dateIn(context.clock.now(), context.timeZone);
  const last = versions.at(-1);
  return {
    today,
    knownOn: last === undefined ? today : dateIn(last.knownAt, context.timeZone),
    notBefore: chargesFrom(context),
    calendar: businessDays(context),
    charged: await tx.leases.charged(lease.leaseId),
    earlier,
    turnover: onTurnover ? await tx.leases.turnover(lease.leaseId) : [],
  };
}
