import type { PayerMemory } from '../../../core/ledger/ledger.ts';
import type { PaymentFacts } from '../faces/ledger.ts';
import { addRows } from './add-rows.ts';
import type { LedgerSession } from './ledger-session.ts';
import { nextNumber } from './next-number.ts';
import { pieces } from './scope.ts';

/** Whose money a payer pays, as persons said: each word is a fact, the last one counts. */
export function payerMemoryRepository(session: LedgerSession): Pick<PaymentFacts, 'remember' | 'remembered'> {
  const { db, siteId } = session.scope;
  return {
    async remember({ payerKey, tenantId, by, reason, knownAt }) {
      const batch = await session.batch();
      const number = await nextNumber(session.scope, 'payerMemory', { payerKey });
      await addRows(session.scope, 'payerMemory', [{ siteId, payerKey, number, tenantId, by, reason, knownAt, batch }]);
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
