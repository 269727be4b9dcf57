import { sql } from 'kysely';
import type { LedgerRepository } from '../faces/ledger.ts';
import { paymentOf } from './charge-rows.ts';
import type { Scope } from './scope.ts';

/** Money that came in and stands against no charge yet: nobody's (suspense), or a tenant's credit. */
export function suspenseRepository(scope: Scope): Pick<LedgerRepository, 'suspense' | 'unusedCredit'> {
  return {
    async suspense() {
      const rows = await leftOfPayments(scope).where('p.tenantId', 'is', null).orderBy('p.paidAt').orderBy('p.paymentId').execute();
      return rows.map((row) => ({ payment: paymentOf(row), openMinor: Number(row.leftMinor) })).filter(({ openMinor }) => openMinor !== 0);
    },
    async unusedCredit(tenantId) {
      const left = leftOfPayments(scope).where('p.tenantId', '=', tenantId).where('p.backfilled', '=', 0);
      const rows = await scope.db
        .selectFrom(left.as('l'))
        .select(['l.currency', ({ fn }) => fn.sum('l.leftMinor').as('minor')])
        .groupBy('l.currency')
        .orderBy('l.currency')
        .execute();
      return rows.map(({ currency, minor }) => ({ currency, minor: Number(minor) })).filter(({ minor }) => minor > 0);
    },
  };
}

function leftOfPayments({ db, siteId }: Scope) {
  return db
    .selectFrom('payment as p')
    .selectAll('p')
    .select((eb) => {
      const used = eb
        .selectFrom('allocation as a')
        .select(({ fn }) => sql<number>`coalesce(${fn.sum('a.amountMinor')}, 0)`.as('used'))
        .whereRef('a.siteId', '=', 'p.siteId')
        .whereRef('a.paymentId', '=', 'p.paymentId');
      return sql<number>`${eb.ref('p.amountMinor')} - ${used}`.as('leftMinor');
    })
    .where('p.siteId', '=', siteId);
}
