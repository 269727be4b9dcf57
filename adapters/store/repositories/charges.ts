import type { LedgerRepository } from '../faces/ledger.ts';
import { chargeOf, chargeRow, sameFact } from './charge-rows.ts';
import { noteNew } from './open-charges.ts';
import type { Scope } from './scope.ts';

/** Charges as facts: added once, never edited. */
export function chargeRepository(scope: Scope): Pick<LedgerRepository, 'addCharge' | 'charge' | 'lastChargeOfLine'> {
  const { db, siteId } = scope;
  const row = (chargeId: string) =>
    db.selectFrom('charge').selectAll().where('siteId', '=', siteId).where('chargeId', '=', chargeId).executeTakeFirst();
  return {
    async addCharge(charge) {
      const wanted = chargeRow(siteId, charge);
      const added = await db
        .insertInto('charge')
        .values(wanted)
        .onConflict((conflict) => conflict.columns(['siteId', 'chargeId']).doNothing())
        .returning('chargeId')
        .executeTakeFirst();
      if (added) {
        await noteNew(scope, charge);
        return 'accepted';
      }
      const known = await row(charge.chargeId);
      return known && sameFact(known, wanted) ? 'unchanged' : 'conflict';
    },
    async charge(chargeId) {
      const found = await row(chargeId);
      return found ? chargeOf(found) : null;
    },
    async lastChargeOfLine(leaseId, lineId) {
      const found = await db
        .selectFrom('charge')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('leaseId', '=', leaseId)
        .where('lineId', '=', lineId)
        .where('periodTo', 'is not', null)
        .orderBy('periodTo', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found ? chargeOf(found) : null;
    },
  };
}
