import { sql } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import type { LedgerRepository } from '../faces/ledger.ts';
import type { ChargeRow } from '../schema/ledger-tables.ts';
import { chargeOf } from './charge-rows.ts';
import { END_OF_TIME, pieces, type Scope } from './scope.ts';

/** What has been set against charges: each answer is one aggregate over charges, allocations and payments. */
export function balanceRepository(scope: Scope): Pick<LedgerRepository, 'balances' | 'balancesOf' | 'openBalances'> {
  return {
    async balances(tenantId, asOf) {
      let query = paidPerCharge(scope, asOf);
      if (tenantId !== null) query = query.where('c.tenantId', '=', tenantId);
      return (await query.orderBy('c.dueDate').orderBy('c.chargeId').execute()).map(balanceOf);
    },
    async balancesOf(chargeIds) {
      const balances: ChargeBalance[] = [];
      for (const piece of pieces([...new Set(chargeIds)], 1)) {
        const rows = await paidPerCharge(scope, END_OF_TIME).where('c.chargeId', 'in', piece).execute();
        balances.push(...rows.map(balanceOf));
      }
      return balances.sort(oldestDueFirst);
    },
    async openBalances({ tenantId, dueBy }) {
      let query = paidPerCharge(scope, END_OF_TIME)
        .where('c.backfilled', '=', 0)
        .having((eb) => eb(sql<number>`coalesce(${eb.fn.sum('a.amountMinor')}, 0)`, '<', eb.ref('c.amountMinor')));
      if (tenantId !== undefined) query = query.where('c.tenantId', '=', tenantId);
      if (dueBy !== undefined) query = query.where('c.dueDate', '<=', dueBy);
      return (await query.orderBy('c.dueDate').orderBy('c.chargeId').execute()).map(balanceOf);
    },
  };
}

/** Charges known at `asOf`, each with the sum of its allocations known by then and the last times behind them. */
export function paidPerCharge({ db, siteId }: Scope, asOf: Instant) {
  return db
    .selectFrom('charge as c')
    .leftJoin('allocation as a', (join) =>
      join.onRef('a.siteId', '=', 'c.siteId').onRef('a.chargeId', '=', 'c.chargeId').on('a.knownAt', '<=', asOf),
    )
    .leftJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'a.siteId').onRef('p.paymentId', '=', 'a.paymentId'))
    .selectAll('c')
    .select(({ fn }) => [fn.sum('a.amountMinor').as('paidMinor'), fn.max('p.paidAt').as('paidAt'), fn.max('a.knownAt').as('paidKnownAt')])
    .where('c.siteId', '=', siteId)
    .where('c.knownAt', '<=', asOf)
    .groupBy(['c.siteId', 'c.chargeId']);
}

type PaidRow = ChargeRow & { paidMinor: number | string | bigint | null; paidAt: Instant | null; paidKnownAt: Instant | null };

function balanceOf(row: PaidRow): ChargeBalance {
  const paidMinor = Number(row.paidMinor ?? 0);
  const settled = paidMinor >= row.amountMinor;
  return {
    charge: chargeOf(row),
    paidMinor,
    settledAt: settled ? row.paidAt : null,
    settledKnownAt: settled ? row.paidKnownAt : null,
  };
}

function oldestDueFirst(a: ChargeBalance, b: ChargeBalance): number {
  if (a.charge.dueDate !== b.charge.dueDate) return a.charge.dueDate < b.charge.dueDate ? -1 : 1;
  return a.charge.chargeId < b.charge.chargeId ? -1 : 1;
}
