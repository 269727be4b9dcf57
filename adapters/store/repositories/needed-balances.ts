import { sql } from 'kysely';
import { fenceOf } from '../../../core/ledger/allocate.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import { type ChargeBalance, openMinor } from '../../../core/ledger/ledger.ts';
import { openBalanceOf, openCharges } from './balances.ts';
import type { LedgerSession } from './ledger-session.ts';
import { pieces, type Scope } from './scope.ts';
import { type NamedMoney, namedMoney } from './taken-by-named.ts';
import type { TenantTender } from './tenders.ts';

/* So many of a tenant's open charges are read first; few payments need more, and those that do seldom all that a tenant has open. */
const FIRST = [3, 12, 48, 768] as const;

/**
 * The open charges that money of these tenants can be set against. Where it goes to the oldest due, whatever they are for, those that it cannot reach
 * are not read: a tenant may have years of charges open. Where a policy, a purpose or a fence chooses among them, it is all of them.
 * @param policy left out when all are needed
 */
export async function neededBalances(
  { scope }: LedgerSession,
  tenantIds: readonly string[],
  policy: AllocationPolicy | undefined,
  tenders: readonly TenantTender[],
): Promise<ChargeBalance[]> {
  const ofTenant = Map.groupBy(tenders, ({ payment }) => payment.tenantId);
  const wants = new Map<string, Wanted>();
  for (const tenantId of tenantIds) {
    const wanted = policy && oldestWanted(ofTenant.get(tenantId) ?? [], policy);
    if (wanted) wants.set(tenantId, wanted);
  }
  const found: ChargeBalance[] = [];
  let still = [...wants.keys()];
  for (const count of FIRST) {
    const oldest = Map.groupBy(await oldestOf(scope, still, count), ({ charge }) => charge.tenantId);
    const isEnough = (tenantId: string) => reaches(oldest.get(tenantId) ?? [], count, wants.get(tenantId));
    found.push(...still.filter(isEnough).flatMap((tenantId) => oldest.get(tenantId) ?? []));
    still = still.filter((tenantId) => !isEnough(tenantId));
  }
  const all = [...tenantIds.filter((tenantId) => !wants.has(tenantId)), ...still];
  for (const piece of pieces(all, 1)) {
    found.push(...(await openCharges(scope).where('o.tenantId', 'in', piece).execute()).map(openBalanceOf));
  }
  return found;
}

interface Wanted {
  /** Money that looks for the oldest due. */
  readonly minor: number;
  /** Money that goes to what it names, where nothing else gets there first. */
  readonly named: readonly NamedMoney[];
  readonly currency: string;
}

/*
 * Whether these are all that a tenant has open, or take all of the money that can come to them: what looks for the oldest, and what names one of them.
 * Then none of it goes further, and what names others finds those as they are.
 */
function reaches(oldest: readonly ChargeBalance[], count: number, wanted: Wanted | undefined): boolean {
  if (wanted === undefined || oldest.length < count) return true;
  const room = oldest.reduce((sum, one) => (one.charge.amount.currency === wanted.currency ? sum + openMinor(one) : sum), 0);
  const ids = new Set(oldest.map(({ charge }) => charge.chargeId));
  const here = wanted.named.filter(({ chargeIds }) => chargeIds.some((chargeId) => ids.has(chargeId)));
  return room >= here.reduce((sum, { minor }) => sum + minor, wanted.minor);
}

/* How much money looks for the oldest due; null when it is not as simple as that. */
function oldestWanted(tenders: readonly TenantTender[], policy: AllocationPolicy): Wanted | null {
  const [first] = tenders;
  if (first === undefined || policy.order.length > 0) return null;
  const { currency } = first.payment.amount;
  const isPlain = (tender: TenantTender) =>
    tender.payment.purpose === null && tender.payment.amount.currency === currency && fenceOf(tender, policy) === null;
  if (!tenders.every(isPlain)) return null;
  const money = namedMoney(tenders);
  const free = money.filter(({ isSure }) => !isSure);
  return { minor: free.reduce((sum, { minor }) => sum + minor, 0), named: money.filter(({ isSure }) => isSure), currency };
}

/* The oldest due of each tenant, and those due on the same day as the last of them. */
async function oldestOf(scope: Scope, tenantIds: readonly string[], count: number): Promise<ChargeBalance[]> {
  const { db, siteId } = scope;
  const found: ChargeBalance[] = [];
  for (const piece of pieces(tenantIds, 1)) {
    const lasts = db
      .selectFrom('openCharge as t')
      .select(['t.siteId', 't.tenantId'])
      .select(({ selectFrom }) =>
        selectFrom('openCharge as i')
          .select('i.dueDate')
          .whereRef('i.siteId', '=', 't.siteId')
          .whereRef('i.tenantId', '=', 't.tenantId')
          .orderBy('i.dueDate')
          .limit(1)
          .offset(count - 1)
          .as('lastDue'),
      )
      .where('t.siteId', '=', siteId)
      .where('t.tenantId', 'in', piece)
      .groupBy(['t.siteId', 't.tenantId']);
    /* By the site of the tenants found, not by the site alone: else every open charge of the site is looked at first. */
    const rows = await db
      .selectFrom(lasts.as('l'))
      .innerJoin('openCharge as o', (join) =>
        join
          .onRef('o.siteId', '=', 'l.siteId')
          .onRef('o.tenantId', '=', 'l.tenantId')
          .on(sql<boolean>`o."dueDate" <= coalesce(l."lastDue", '9999-12-31')`),
      )
      .innerJoin('charge as c', (join) => join.onRef('c.siteId', '=', 'o.siteId').onRef('c.chargeId', '=', 'o.chargeId'))
      .selectAll('c')
      .select(['o.paidMinor', 'o.creditedMinor'])
      .execute();
    found.push(...rows.map(openBalanceOf));
  }
  return found;
}
