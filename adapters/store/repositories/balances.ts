import type { Instant } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import { settledSince } from '../../../core/ledger/settled-since.ts';
import type { ChargeFacts } from '../faces/ledger.ts';
import type { LedgerSession } from './ledger-session.ts';
import { chargeOf } from './money-rows.ts';
import { type PaidCharge, paidCharges } from './paid-charges.ts';
import { END_OF_TIME, pieces, type Scope } from './scope.ts';
import { settlingEvents } from './settling-events.ts';

/** What has been set against charges. Each answer is one statement, and one more for those among them that were corrected. */
export function balanceRepository(
  session: LedgerSession,
  timeZone: string,
): Pick<ChargeFacts, 'balances' | 'balancesOf' | 'openBalances' | 'openItems'> {
  const { scope } = session;
  return {
    async balances(tenantId, asOf) {
      let query = paidCharges(scope, asOf);
      if (tenantId !== null) query = query.where('c.tenantId', '=', tenantId);
      return balancesFrom(scope, timeZone, await query.orderBy('c.dueDate').orderBy('c.chargeId').execute(), asOf);
    },
    async balancesOf(chargeIds) {
      const balances: ChargeBalance[] = [];
      for (const piece of pieces([...new Set(chargeIds)], 1)) {
        const rows = await paidCharges(scope, END_OF_TIME).where('c.chargeId', 'in', piece).execute();
        balances.push(...(await balancesFrom(scope, timeZone, rows, END_OF_TIME)));
      }
      return balances.sort(oldestDueFirst);
    },
    async openBalances({ tenantId, dueBy }) {
      await session.derive();
      let query = openCharges(scope);
      if (tenantId !== undefined) query = query.where('o.tenantId', '=', tenantId);
      if (dueBy !== undefined) query = query.where('o.dueDate', '<=', dueBy);
      const rows = await query.orderBy('o.dueDate').orderBy('o.chargeId').execute();
      return rows.map(openBalanceOf);
    },
    async openItems() {
      await session.derive();
      const rows = openCharges(scope)
        .clearSelect()
        .select(['o.chargeId', 'o.tenantId', 'o.dueDate', 'c.currency'])
        .select(({ eb }) => eb('c.amountMinor', '-', eb('o.paidMinor', '+', eb.ref('o.creditedMinor'))).as('openMinor'));
      return (await rows.orderBy('o.dueDate').orderBy('o.chargeId').execute()).map((row) => ({ ...row, openMinor: Number(row.openMinor) }));
    },
  };
}

/** Open charges with what is set against each, from the derived table. */
export function openCharges({ db, siteId }: Scope) {
  return db
    .selectFrom('openCharge as o')
    .innerJoin('charge as c', (join) =>
      join
        .onRef('c.siteId', '=', 'o.siteId')
        .onRef('c.chargeId', '=', 'o.chargeId')
        .onRef('c.tenantId', '=', 'o.tenantId')
        .onRef('c.dueDate', '=', 'o.dueDate'),
    )
    .selectAll('c')
    .select(['o.paidMinor', 'o.creditedMinor'])
    .where('o.siteId', '=', siteId);
}

/** The balance of a charge that is open. */
export function openBalanceOf(row: Parameters<typeof chargeOf>[0] & { paidMinor: number; creditedMinor: number }): ChargeBalance {
  const { paidMinor, creditedMinor } = row;
  return { charge: chargeOf(row), paidMinor, creditedMinor, settledAt: null, settledKnownAt: null };
}

/** Balances from rows of `paidCharges`: what is settled says since when, also after corrections. */
export async function balancesFrom(scope: Scope, timeZone: string, rows: readonly PaidCharge[], asOf: Instant): Promise<ChargeBalance[]> {
  const corrected = rows.filter((row) => row.corrected).map(({ chargeId }) => chargeId);
  const events = await settlingEvents(scope, timeZone, corrected, asOf);
  return rows.map((row) => {
    const paidMinor = Number(row.paidMinor ?? 0);
    const creditedMinor = Number(row.creditedMinor ?? 0);
    const ofAll = { charge: chargeOf(row), paidMinor, creditedMinor };
    if (paidMinor + creditedMinor < row.amountMinor) return { ...ofAll, settledAt: null, settledKnownAt: null };
    if (!row.corrected) return { ...ofAll, settledAt: row.paidAt, settledKnownAt: row.paidKnownAt };
    const since = settledSince(row.amountMinor, events.get(row.chargeId) ?? []);
    return { ...ofAll, settledAt: since?.settledAt ?? null, settledKnownAt: since?.settledKnownAt ?? null };
  });
}

function oldestDueFirst(a: ChargeBalance, b: ChargeBalance): number {
  if (a.charge.dueDate !== b.charge.dueDate) return a.charge.dueDate < b.charge.dueDate ? -1 : 1;
  return a.charge.chargeId < b.charge.chargeId ? -1 : 1;
}
