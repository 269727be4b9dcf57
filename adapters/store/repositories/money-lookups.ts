import type { LedgerRepository } from '../faces/ledger.ts';
import { chargeOf, outflowOf } from './money-rows.ts';
import { pieces, type Scope } from './scope.ts';

/** What late fees, refunds and reversals ask of charges and payments that they know by id. */
export function moneyLookups({ db, siteId }: Scope): Pick<LedgerRepository, 'chargesAbout' | 'touchedCharges' | 'outflowsOf'> {
  return {
    async chargesAbout(tenantId, chargeIds) {
      const found = [];
      for (const piece of pieces([...new Set(chargeIds)], 1)) {
        const rows = db
          .selectFrom('charge')
          .selectAll()
          .where('siteId', '=', siteId)
          .where('tenantId', '=', tenantId)
          .where('about', 'in', piece);
        found.push(...(await rows.orderBy('about').orderBy('issueDate').orderBy('chargeId').execute()).map(chargeOf));
      }
      return found;
    },
    async touchedCharges(tenantId, since) {
      const charges = db.selectFrom('charge as c').select('c.chargeId').where('c.siteId', '=', siteId).where('c.tenantId', '=', tenantId);
      const rows = await charges
        .where(({ or, exists, selectFrom }) =>
          or([
            exists(
              selectFrom('allocation as a')
                .select('a.number')
                .whereRef('a.siteId', '=', 'c.siteId')
                .whereRef('a.chargeId', '=', 'c.chargeId')
                .where('a.knownAt', '>=', since),
            ),
            exists(
              selectFrom('credit as k')
                .select('k.creditId')
                .whereRef('k.siteId', '=', 'c.siteId')
                .whereRef('k.chargeId', '=', 'c.chargeId')
                .where('k.knownAt', '>=', since),
            ),
          ]),
        )
        .orderBy('c.chargeId')
        .execute();
      return rows.map(({ chargeId }) => chargeId);
    },
    async outflowsOf(paymentIds) {
      const found = [];
      for (const piece of pieces([...new Set(paymentIds)], 1)) {
        const rows = db.selectFrom('outflow').selectAll().where('siteId', '=', siteId).where('paymentId', 'in', piece);
        found.push(...(await rows.orderBy('happenedAt').orderBy('outflowId').execute()).map(outflowOf));
      }
      return found;
    },
  };
}
