import type { Credit } from '../../../core/ledger/ledger.ts';
import type { ChargeFacts } from '../faces/ledger.ts';
import { addFacts } from './add-facts.ts';
import type { LedgerSession } from './ledger-session.ts';
import { creditOf, creditRow } from './money-rows.ts';
import { pieces } from './scope.ts';

/** Charges, or parts of them, that are no longer owed. */
export function creditRepository(session: LedgerSession): Pick<ChargeFacts, 'addCredit' | 'credits' | 'creditsOf'> {
  const { scope } = session;
  const { db, siteId } = scope;
  const stored = () => db.selectFrom('credit').selectAll().where('siteId', '=', siteId);
  return {
    async addCredit(credit) {
      const row = creditRow(siteId, credit, await session.batch());
      const [added = 'conflict'] = await addFacts(scope, 'credit', 'creditId', [row]);
      if (added !== 'accepted') return added;
      session.wrote(credit.knownAt);
      session.credit(credit.chargeId, credit.amount.minor);
      return added;
    },
    async credits(tenantId, asOf) {
      let query = stored().where('knownAt', '<=', asOf);
      if (tenantId !== null) {
        query = query.where('chargeId', 'in', ({ selectFrom }) =>
          selectFrom('charge').select('chargeId').where('siteId', '=', siteId).where('tenantId', '=', tenantId),
        );
      }
      return (await query.orderBy('effectiveOn').orderBy('creditId').execute()).map(creditOf);
    },
    async creditsOf(chargeIds) {
      const found: Credit[] = [];
      for (const piece of pieces([...new Set(chargeIds)], 1)) {
        const rows = await stored().where('chargeId', 'in', piece).orderBy('effectiveOn').orderBy('creditId').execute();
        found.push(...rows.map(creditOf));
      }
      return found;
    },
  };
}
