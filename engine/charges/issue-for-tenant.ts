import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn } from '../../core/calendar/civil.ts';
import type { MeterSpan } from '../../core/lease/consumption.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { meteredPeriod } from '../../core/lease/period.ts';
import { chargesDue, nextPeriodFrom, type Schedule, type ScheduleFacts } from '../../core/lease/schedule.ts';
import type { Charge } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import type { IssueReport } from '../issue-charges.ts';
import { applyCredit } from '../payments/apply-credit.ts';
import { type MetersByUnit, meterSpans, metersOfLine } from './line-meters.ts';
import { planBills } from './plan-bills.ts';

/** Issues what is due under all leases of one tenant, in one transaction: charges, credit set against them, bills, and the chain's record. */
export async function issueForTenant(
  tx: StoreTransaction,
  context: EngineContext,
  leases: readonly Lease[],
  meters: MetersByUnit,
): Promise<IssueReport> {
  const now = context.clock.now();
  const charges: Charge[] = [];
  const waiting: { leaseId: string; lineId: string; reason: string }[] = [];
  for (const lease of leases) {
    const schedule = await scheduleOf(tx, context, lease, meters);
    for (const draft of schedule.charges) {
      const charge: Charge = { ...draft, knownAt: now, backfilled: false };
      const added = await tx.ledger.addCharge(charge);
      if (added === 'accepted') charges.push(charge);
      else if (added === 'conflict') {
        waiting.push({
          leaseId: lease.leaseId,
          lineId: draft.lineId ?? '',
          reason: `${draft.chargeId} is in the ledger with other content`,
        });
      }
    }
    waiting.push(...schedule.waiting.map((line) => ({ leaseId: lease.leaseId, ...line })));
  }
  const [first] = charges;
  if (first === undefined) return { charges, bills: [], waiting };
  await applyCredit(tx, context, [first.tenantId], now);
  const auditHead = await tx.audit.append({
    at: now,
    kind: 'charges',
    body: {
      tenantId: first.tenantId,
      charges: charges.map(({ chargeId, amount, periodFrom, periodTo, dueDate }) => ({ chargeId, amount, periodFrom, periodTo, dueDate })),
    },
  });
  return { charges, bills: await planBills(tx, context, charges, auditHead), waiting };
}

async function scheduleOf(tx: StoreTransaction, context: EngineContext, lease: Lease, meters: MetersByUnit): Promise<Schedule> {
  const today = dateIn(context.clock.now(), context.timeZone);
  const chargedTo = new Map<string, CivilDate>();
  for (const { lineId } of lease.lines) {
    const last = await tx.ledger.lastChargeOfLine(lease.leaseId, lineId);
    if (last?.periodTo) chargedTo.set(lineId, last.periodTo);
  }
  const notBefore = dateIn(context.store.site.createdAt, context.timeZone);
  const spans = await spansOf(tx, context, lease, meters, { today, notBefore, chargedTo });
  return chargesDue(lease, { today, notBefore, chargedTo, meters: spans });
}

async function spansOf(
  tx: StoreTransaction,
  context: EngineContext,
  lease: Lease,
  meters: MetersByUnit,
  facts: Omit<ScheduleFacts, 'meters'>,
): Promise<Map<string, MeterSpan[]>> {
  const spans = new Map<string, MeterSpan[]>();
  for (const line of lease.lines) {
    const from = nextPeriodFrom(lease, line, facts);
    if (line.basis.kind !== 'metered' || from > facts.today || (lease.to !== null && from >= lease.to)) continue;
    const to = meteredPeriod(lease, line, from, facts.today)?.to ?? null;
    const installed = metersOfLine(lease, line, meters).filter((meter) => meter.to === null || meter.to > from);
    spans.set(line.lineId, await meterSpans(tx, context, lease, installed, from, to, facts.today));
  }
  return spans;
}
