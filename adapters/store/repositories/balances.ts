import type { ExpressionBuilder } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import type { LedgerRepository } from '../faces/ledger.ts';
import type { ChargeRow } from '../schema/ledger-tables.ts';
import type { Tables } from '../schema.ts';
import { chargeOf } from './charge-rows.ts';
import { END_OF_TIME, pieces, type Scope } from './scope.ts';

/** What has been set against charges: each answer is one statement. */
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
      let query = scope.db
        .selectFrom('openCharge as o')
        .innerJoin('charge as c', (join) => join.onRef('c.siteId', '=', 'o.siteId').onRef('c.chargeId', '=', 'o.chargeId'))
        .selectAll('c')
        .select((eb) => paidOf(eb, END_OF_TIME).as('paidMinor'))
        .where('o.siteId', '=', scope.siteId);
      if (tenantId !== undefined) query = query.where('o.tenantId', '=', tenantId);
      if (dueBy !== undefined) query = query.where('o.dueDate', '<=', dueBy);
      const rows = await query.orderBy('o.dueDate').orderBy('o.chargeId').execute();
      return rows.map((row) => balanceOf({ ...row, paidAt: null, paidKnownAt: null }));
    },
  };
}

/**
 * Charges known at `asOf`, each with the sum of its allocations known by then and the last times behind them.
 * Sub-selects, not a join with `group by`: grouping by the key made SQLite walk every charge of the site for one tenant's.
 */
export function paidPerCharge({ db, siteId }: Scope, asOf: Instant) {
  return db
    .selectFrom('charge as c')
    .selectAll('c')
    .select((eb) => [
      paidOf(eb, asOf).as('paidMinor'),
      setAgainst(eb, asOf)
        .innerJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'a.siteId').onRef('p.paymentId', '=', 'a.paymentId'))
        .select(({ fn }) => fn.max('p.paidAt').as('paidAt'))
        .as('paidAt'),
      setAgainst(eb, asOf)
        .select(({ fn }) => fn.max('a.knownAt').as('paidKnownAt'))
        .as('paidKnownAt'),
    ])
    .where('c.siteId', '=', siteId)
    .where('c.knownAt', '<=', asOf);
}

type OfCharge = ExpressionBuilder<Tables & { c: ChargeRow }, 'c'>;

function paidOf(eb: OfCharge, asOf: Instant) {
  return setAgainst(eb, asOf).select(({ fn }) => fn.sum('a.amountMinor').as('paidMinor'));
}

function setAgainst(eb: OfCharge, asOf: Instant) {
  return eb
    .selectFrom('allocation as a')
    .whereRef('a.siteId', '=', 'c.siteId')
    .whereRef('a.chargeId', '=', 'c.chargeId')
    .where('a.knownAt', '<=', asOf);
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
