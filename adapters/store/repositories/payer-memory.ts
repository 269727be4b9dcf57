import { sql } from 'kysely';
import type { PayerMemory } from '../../../core/ledger/ledger.ts';
import type { PaymentFacts } from '../faces/ledger.ts';
import type { LedgerSession } from './ledger-session.ts';
import { pieces } from './scope.ts';

/** Whose money a payer pays, as persons said: each word is a fact, the last one counts. */
export function payerMemoryRepository(session: LedgerSession): Pick<PaymentFacts, 'remember' | 'remembered'> {
  const { db, siteId } = session.scope;
  return {
    async remember({ payerKey, tenantId, by, reason, knownAt }) {
      const batch = await session.batch();
      await db
        .insertInto('payerMemory')
        .values(({ selectFrom }) => ({
          siteId,
          payerKey,
          number: selectFrom('payerMemory')
            .select(({ fn, lit }) => sql<number>`${fn.coalesce(fn.max('number'), lit(0))} + 1`.as('number'))
            .where('siteId', '=', siteId)
            .where('payerKey', '=', payerKey),
          tenantId,
          by,
          reason,
          knownAt,
          batch,
        }))
        .execute();
      session.wrote(knownAt);
    },
    async remembered(payerKeys) {
      const found: PayerMemory[] = [];
      for (const piece of pieces([...new Set(payerKeys)], 1)) {
        const last = db
          .selectFrom('payerMemory as m')
          .select(['m.payerKey', 'm.tenantId', 'm.by', 'm.reason', 'm.knownAt'])
          .where('m.siteId', '=', siteId)
          .where('m.payerKey', 'in', piece)
          .where('m.tenantId', 'is not', null)
          .where('m.number', '=', ({ selectFrom }) =>
            selectFrom('payerMemory as newer')
              .select(({ fn }) => fn.max('newer.number').as('number'))
              .whereRef('newer.siteId', '=', 'm.siteId')
              .whereRef('newer.payerKey', '=', 'm.payerKey'),
          );
        found.push(...(await last.orderBy('m.payerKey').execute()));
      }
      return found;
    },
  };
}
