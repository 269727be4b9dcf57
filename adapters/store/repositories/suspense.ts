import { sql } from 'kysely';
import type { LedgerRepository } from '../faces/ledger.ts';
import { assignedPayments, isOf } from './assigned-payments.ts';
import { paymentOf } from './charge-rows.ts';
import { END_OF_TIME, type Scope } from './scope.ts';

/** Money that came in and stands against no charge yet: nobody's (suspense), or a tenant's credit. */
export function suspenseRepository(scope: Scope): Pick<LedgerRepository, 'suspense' | 'unusedCredit'> {
  return {
    async suspense() {
      const nobodys = leftOfPayments(scope).where('p.tenantId', 'is', null).where('w.tenantId', 'is', null);
      const rows = await nobodys.orderBy('p.paidAt').orderBy('p.paymentId').execute();
      return rows.map((row) => ({ payment: paymentOf(row), openMinor: Number(row.leftMinor) })).filter(({ openMinor }) => openMinor !== 0);
    },
    async unusedCredit(tenantId) {
      const left = leftOfPayments(scope)
        .where((eb) => isOf(eb, scope, tenantId, END_OF_TIME))
        .where('p.backfilled', '=', 0);
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

function leftOfPayments(scope: Scope) {
  return assignedPayments(scope, END_OF_TIME).select((eb) => {
    const used = eb
      .selectFrom('allocation as a')
      .select(({ fn }) => sql<number>`coalesce(${fn.sum('a.amountMinor')}, 0)`.as('used'))
      .whereRef('a.siteId', '=', 'p.siteId')
      .whereRef('a.paymentId', '=', 'p.paymentId');
    return sql<number>`${eb.ref('p.amountMinor')} - ${used}`.as('leftMinor');
  });
}
