import { type ChargeBalance, openMinor } from '../../../core/ledger/ledger.ts';
import type { Account } from '../../../core/ledger/settle-account.ts';
import type { StandingPart } from '../../../core/ledger/undo.ts';
import type { AllocationFacts, PaymentFacts } from '../faces/ledger.ts';
import { balancesFrom } from './balances.ts';
import { partsInTheWay, partsOutsideFence } from './fenced-parts.ts';
import type { LedgerSession } from './ledger-session.ts';
import { neededBalances } from './needed-balances.ts';
import { paidCharges } from './paid-charges.ts';
import { END_OF_TIME, pieces } from './scope.ts';
import { standingRepository } from './standing.ts';
import { isTakenByNamed } from './taken-by-named.ts';
import { openTenders, type TenantTender } from './tenders.ts';

/** What is out of balance, of many tenants in few statements. */
export function accountRepository(
  session: LedgerSession,
  timeZone: string,
): Pick<AllocationFacts, 'accounts'> & Pick<PaymentFacts, 'tenders'> {
  const balancesOf = (chargeIds: readonly string[]) => allBalances(session, timeZone, chargeIds);
  return {
    async tenders(tenantId) {
      await session.deriveAll();
      const tenders = await openTenders(session, [tenantId]);
      return tenders.map(({ payment, named, leftMinor }) => ({ payment, named, leftMinor }));
    },
    async accounts(wanted, policy) {
      await session.derive();
      const outside = policy ? await partsOutsideFence(session, policy, balancesOf) : [];
      const released = together(await releasedParts(session), outside);
      const losing = await balancesOf(released.map(({ chargeId }) => chargeId));
      const tenantIds = [...new Set([...wanted, ...losing.map(({ charge }) => charge.tenantId)])];
      const below = (await balancesOf([...session.credited])).filter((balance) => openMinor(balance) < 0);
      const left = await openTenders(session, tenantIds);
      const overdrawn = await standingRepository(session).standing({
        paymentIds: left.filter(({ leftMinor }) => leftMinor < 0).map(({ payment }) => payment.paymentId),
        chargeIds: below.map(({ charge }) => charge.chargeId),
      });
      const undone = together(overdrawn, released);
      const first = await withPayersOf(session, tenantIds, left, undone);
      const all = undone.length > 0 ? tenantIds : needingAll(tenantIds, first);
      const needed = await neededBalances(session, all, undone.length > 0 ? undefined : policy, first);
      const inTheWay = policy ? await partsInTheWay(session, policy, first, needed, undone.length > 0) : [];
      const parts = together(undone, inTheWay);
      const tenders = inTheWay.length === 0 ? first : await withPayersOf(session, tenantIds, first, parts);
      const named = tenders.flatMap(({ namedCharges }) => namedCharges);
      const open = [...named.flatMap((each) => each.open ?? []), ...needed];
      for (const balance of open) session.isOpen(balance);
      const known = new Set(open.map(({ charge }) => charge.chargeId));
      const history = named.filter(({ charge }) => charge.backfilled).map(({ charge }) => charge.chargeId);
      const others = [...parts.map(({ chargeId }) => chargeId), ...history].filter((chargeId) => !known.has(chargeId));
      const balances = new Map([...open, ...(await balancesOf(others))].map((balance) => [balance.charge.chargeId, balance]));
      return split(tenantIds, withReleased(tenders, released, balances), balances, together(overdrawn, inTheWay), released);
    },
  };
}

function together(some: readonly StandingPart[], others: readonly StandingPart[]): readonly StandingPart[] {
  if (others.length === 0) return some;
  return [...new Map([...some, ...others].map((part) => [JSON.stringify([part.paymentId, part.chargeId]), part])).values()];
}

async function withPayersOf(
  session: LedgerSession,
  tenantIds: readonly string[],
  tenders: readonly TenantTender[],
  parts: readonly StandingPart[],
): Promise<readonly TenantTender[]> {
  const paid = parts.map(({ paymentId }) => paymentId);
  return paid.length === 0 ? tenders : openTenders(session, tenantIds, paid);
}

/* Where all money of a tenant goes to what it names, nothing else of what is open need be read. */
function needingAll(tenantIds: readonly string[], tenders: readonly TenantTender[]): string[] {
  const ofTenant = Map.groupBy(tenders, ({ payment }) => payment.tenantId);
  return tenantIds.filter((tenantId) => !isTakenByNamed(ofTenant.get(tenantId) ?? []));
}

function split(
  tenantIds: readonly string[],
  tenders: readonly TenantTender[],
  balances: ReadonlyMap<string, ChargeBalance>,
  standing: readonly StandingPart[],
  released: readonly StandingPart[],
): Account[] {
  const ofTenant = (parts: readonly StandingPart[]) => Map.groupBy(parts, ({ chargeId }) => balances.get(chargeId)?.charge.tenantId);
  const tendersOf = Map.groupBy(tenders, ({ payment }) => payment.tenantId);
  const balancesOf = Map.groupBy(balances.values(), ({ charge }) => charge.tenantId);
  const [standingOf, releasedOf] = [ofTenant(standing), ofTenant(released)];
  return tenantIds.map((tenantId) => ({
    tenantId,
    tenders: tendersOf.get(tenantId) ?? [],
    balances: balancesOf.get(tenantId) ?? [],
    standing: standingOf.get(tenantId) ?? [],
    released: releasedOf.get(tenantId) ?? [],
  }));
}

/* What is undone on another tenant's account in the same moment is free here already. */
function withReleased(
  tenders: readonly TenantTender[],
  released: readonly StandingPart[],
  balances: ReadonlyMap<string, ChargeBalance>,
): readonly TenantTender[] {
  if (released.length === 0) return tenders;
  return tenders.map((tender) => {
    const { paymentId, tenantId } = tender.payment;
    const elsewhere = released.filter((part) => part.paymentId === paymentId && balances.get(part.chargeId)?.charge.tenantId !== tenantId);
    return { ...tender, leftMinor: elsewhere.reduce((left, { minor }) => left + minor, tender.leftMinor) };
  });
}

/* Also of charges that are not in the table of open ones: settled, or of imported history. */
async function allBalances({ scope }: LedgerSession, timeZone: string, chargeIds: readonly string[]): Promise<ChargeBalance[]> {
  const found: ChargeBalance[] = [];
  for (const piece of pieces([...new Set(chargeIds)], 1)) {
    const rows = await paidCharges(scope, END_OF_TIME).where('c.chargeId', 'in', piece).execute();
    found.push(...(await balancesFrom(scope, timeZone, rows, END_OF_TIME)));
  }
  return found;
}

/* What stands of payments matched in this transaction, as far as it was set in an earlier one. */
async function releasedParts(session: LedgerSession): Promise<StandingPart[]> {
  if (session.matched.size === 0) return [];
  const batch = await session.batch();
  const parts = await standingRepository(session).standing({ paymentIds: [...session.matched] });
  return parts.filter((part) => part.batch < batch);
}
