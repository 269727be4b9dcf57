import { fenceOf } from '../../../core/ledger/allocate.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import type { Charge, ChargeBalance } from '../../../core/ledger/ledger.ts';
import { billReference, namedBy } from '../../../core/ledger/reference.ts';
import type { StandingPart } from '../../../core/ledger/undo.ts';
import { assignedPaymentOf, assignedPayments, OWNER } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { END_OF_TIME, pieces } from './scope.ts';
import { standingRepository } from './standing.ts';
import { openTenders, type TenantTender } from './tenders.ts';

/**
 * What stands outside the fence that charges of this transaction gave to payments which had named them before they came: money for electricity that
 * was set against rent while nobody knew what its reference meant.
 */
export async function partsOutsideFence(
  session: LedgerSession,
  policy: AllocationPolicy,
  balancesOf: (chargeIds: readonly string[]) => Promise<readonly ChargeBalance[]>,
): Promise<StandingPart[]> {
  const fences = session.arrived.filter(({ debtType }) => policy.ringFenced.includes(debtType));
  const paymentIds = await paymentsNaming(session, fences);
  if (paymentIds.length === 0) return [];
  const tenantIds = [...new Set(fences.map(({ tenantId }) => tenantId))];
  const tenders = await openTenders(session, tenantIds, paymentIds);
  const fenceOfPayment = new Map(tenders.map((tender) => [tender.payment.paymentId, fenceOf(tender, policy)]));
  const parts = await standingRepository(session).standing({ paymentIds });
  const types = new Map((await balancesOf(parts.map(({ chargeId }) => chargeId))).map(({ charge }) => [charge.chargeId, charge.debtType]));
  const batch = await session.batch();
  return parts.filter((part) => {
    const fence = fenceOfPayment.get(part.paymentId) ?? null;
    const type = types.get(part.chargeId);
    return part.batch < batch && fence !== null && type !== undefined && !fence.includes(type);
  });
}

/**
 * What stands against charges of ring-fenced types, of tenants with ring-fenced money that may be left over though something else is open: other money
 * may have to make room for it.
 * @param unsettled whether something is undone in this transaction: then what will be left cannot be told yet
 */
export async function partsInTheWay(
  session: LedgerSession,
  policy: AllocationPolicy,
  tenders: readonly TenantTender[],
  open: readonly ChargeBalance[],
  unsettled: boolean,
): Promise<StandingPart[]> {
  const crowded = new Set<string>();
  const openOf = Map.groupBy(open, ({ charge }) => charge.tenantId);
  for (const tender of tenders) {
    const { tenantId, amount } = tender.payment;
    if (tenantId === null || crowded.has(tenantId) || (tender.leftMinor <= 0 && !unsettled)) continue;
    const fence = fenceOf(tender, policy);
    if (fence === null) continue;
    const isElsewhere = ({ charge }: ChargeBalance) => charge.amount.currency === amount.currency && !fence.includes(charge.debtType);
    if (unsettled || openOf.get(tenantId)?.some(isElsewhere)) crowded.add(tenantId);
  }
  const { db, siteId } = session.scope;
  const chargeIds: string[] = [];
  for (const piece of pieces([...crowded], 1)) {
    const fenced = db
      .selectFrom('charge')
      .select('chargeId')
      .where('siteId', '=', siteId)
      .where('tenantId', 'in', piece)
      .where('debtType', 'in', policy.ringFenced)
      .where('backfilled', '=', 0);
    chargeIds.push(...(await fenced.execute()).map(({ chargeId }) => chargeId));
  }
  return chargeIds.length === 0 ? [] : standingRepository(session).standing({ chargeIds });
}

async function paymentsNaming(session: LedgerSession, charges: readonly Charge[]): Promise<string[]> {
  const { scope } = session;
  const ofTenant = Map.groupBy(charges, ({ tenantId }) => tenantId);
  const found: string[] = [];
  for (const piece of pieces([...ofTenant.keys()], 2)) {
    const references = piece.flatMap((tenantId) => (ofTenant.get(tenantId) ?? []).flatMap(namesOf));
    const matched = scope.db
      .selectFrom('paymentMatch as of')
      .select('of.paymentId')
      .where('of.siteId', '=', scope.siteId)
      .where('of.tenantId', 'in', piece);
    const rows = await assignedPayments(scope, END_OF_TIME)
      .where((eb) => eb.or([eb('p.tenantId', 'in', piece), eb('p.paymentId', 'in', matched)]))
      .where(OWNER, 'in', piece)
      .where((eb) => eb.fn.coalesce('w.reference', 'p.reference'), 'in', references)
      .where('p.backfilled', '=', 0)
      .execute();
    for (const payment of rows.map(assignedPaymentOf)) {
      const isNamed = namedBy(payment.reference);
      if (ofTenant.get(payment.tenantId ?? '')?.some(isNamed)) found.push(payment.paymentId);
    }
  }
  return found;
}

function namesOf({ chargeId, tenantId, dueDate, debtType }: Charge): string[] {
  const bill = billReference(tenantId, dueDate);
  return [chargeId, bill, `${bill}/${debtType}`];
}
