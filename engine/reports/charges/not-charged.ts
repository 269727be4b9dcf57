import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import type { WaitKey } from '../../../core/lease/waits.ts';
import { formatMoney } from '../../../core/money/decimal.ts';
import { adjustmentsOf } from '../../charges/adjust-leases.ts';
import { dueOfLease } from '../../charges/due-of-lease.ts';
import { type MetersByUnit, metersByUnit } from '../../charges/line-meters.ts';
import type { EngineContext } from '../../context.ts';
import { lateFeesWaiting } from '../../late-fees/late-fee-waits.ts';
import { REMEDIES } from './remedies.ts';

/** Days of a line that are due and not charged, and why. */
export interface NotCharged {
  readonly leaseId: string;
  readonly lineId: string;
  /** The charge that should be adjusted, perhaps, or that may bear a late fee; null for one that is still to be issued. */
  readonly chargeId: string | null;
  readonly from: CivilDate | null;
  /** First day after. */
  readonly to: CivilDate | null;
  /** `not-issued`: nothing stands in its way, and the schedule has not run since it became due; `bank-not-told`: a late fee, if nothing was paid. */
  readonly key: WaitKey | 'not-issued' | 'bank-not-told';
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;
}

/** What is due under these leases by now and not charged, by lease, line and day. Asks as the schedule does, and keeps nothing. */
export async function notCharged(tx: StoreTransaction, context: EngineContext, leases: readonly Lease[]): Promise<NotCharged[]> {
  if (leases.length === 0) return [];
  const meters = await metersByUnit(tx);
  const unreckoned = new Set(await tx.leases.unreckoned());
  const asking: StoreTransaction = { ...tx, readings: { ...tx.readings, keep: async () => {} } };
  const late = new Map<string, NotCharged[]>();
  for (const tenantId of new Set(leases.map((lease) => lease.tenantId))) {
    for (const { key, reason, ...days } of await lateFeesWaiting(asking, context, tenantId)) {
      late.set(days.leaseId, [...(late.get(days.leaseId) ?? []), wait(days, key, reason)]);
    }
  }
  const found: NotCharged[] = [];
  for (const lease of leases) {
    found.push(...(await toIssue(asking, context, lease, meters)));
    if (unreckoned.has(lease.leaseId)) found.push(...(await toAdjust(asking, context, lease, meters)));
    found.push(...(late.get(lease.leaseId) ?? []));
  }
  return found;
}

async function toIssue(tx: StoreTransaction, context: EngineContext, lease: Lease, meters: MetersByUnit): Promise<NotCharged[]> {
  const { leaseId } = lease;
  const { schedule } = await dueOfLease(tx, context, lease, meters);
  const taken = new Set((await tx.ledger.chargesOf(schedule.charges.map(({ chargeId }) => chargeId))).map(({ chargeId }) => chargeId));
  const ready = schedule.charges.map(({ chargeId, lineId, periodFrom, periodTo, amount }) => {
    const days = { leaseId, lineId: lineId ?? '', chargeId: null, from: periodFrom, to: periodTo };
    return taken.has(chargeId)
      ? wait(days, 'id-taken', `${chargeId} is in the ledger with other content`)
      : wait(days, 'not-issued', `${formatMoney(amount)} can be charged`);
  });
  const waiting = schedule.waiting.map(({ key, reason, ...days }) => wait({ leaseId, chargeId: null, ...days }, key, reason));
  return [...waiting, ...ready].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function toAdjust(tx: StoreTransaction, context: EngineContext, lease: Lease, meters: MetersByUnit): Promise<NotCharged[]> {
  const { leaseId } = lease;
  const { charges, credits, waiting } = await adjustmentsOf(tx, context, lease, meters);
  const credited = new Map((await tx.ledger.chargesOf(credits.map(({ chargeId }) => chargeId))).map((charge) => [charge.chargeId, charge]));
  return [
    ...waiting.map(({ key, reason, ...days }) => wait({ leaseId, ...days }, key, reason)),
    ...charges.map(({ about, lineId, periodFrom, periodTo, amount }) =>
      wait({ leaseId, lineId: lineId ?? '', chargeId: about, from: periodFrom, to: periodTo }, 'not-issued', `${formatMoney(amount)} more`),
    ),
    ...credits.map(({ chargeId, amount }) => {
      const { lineId = null, periodFrom = null, periodTo = null } = credited.get(chargeId) ?? {};
      return wait({ leaseId, lineId: lineId ?? '', chargeId, from: periodFrom, to: periodTo }, 'not-issued', `${formatMoney(amount)} less`);
    }),
  ];
}

function wait(
  { leaseId, lineId, chargeId, from, to }: Pick<NotCharged, 'leaseId' | 'lineId' | 'chargeId' | 'from' | 'to'>,
  key: NotCharged['key'],
  reason: string,
): NotCharged {
  return { leaseId, lineId, chargeId, from, to, key, reason, remedy: REMEDIES[key] };
}

function order({ lineId, from }: NotCharged): string {
  return `${lineId} ${from ?? ''}`;
}
