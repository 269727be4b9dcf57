import type { Charge } from '../../../core/ledger/ledger.ts';
import type { Added, ChargeFacts } from '../faces/ledger.ts';
import { addFacts } from './add-facts.ts';
import type { LedgerSession } from './ledger-session.ts';
import { chargeOf, chargeRow } from './money-rows.ts';
import { pieces } from './scope.ts';

/** Charges as facts: added once, never edited. */
export function chargeRepository(
  session: LedgerSession,
): Pick<ChargeFacts, 'addCharge' | 'addCharges' | 'charge' | 'chargesOf' | 'lastChargeOfLine'> {
  const { db, siteId } = session.scope;
  const stored = () => db.selectFrom('charge').selectAll().where('siteId', '=', siteId);
  return {
    async addCharge(charge) {
      const [added = 'conflict'] = await addCharges(session, [charge]);
      return added;
    },
    addCharges: (charges) => addCharges(session, charges),
    async charge(chargeId) {
      const found = await stored().where('chargeId', '=', chargeId).executeTakeFirst();
      return found ? chargeOf(found) : null;
    },
    async chargesOf(chargeIds) {
      const found: Charge[] = [];
      for (const piece of pieces([...new Set(chargeIds)], 1)) {
        found.push(...(await stored().where('chargeId', 'in', piece).execute()).map(chargeOf));
      }
      return found;
    },
    async lastChargeOfLine(leaseId, lineId) {
      const found = await stored()
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

async function addCharges(session: LedgerSession, charges: readonly Charge[]): Promise<Added[]> {
  const batch = await session.batch();
  const rows = charges.map((charge) => chargeRow(session.scope.siteId, charge, batch));
  const added = await addFacts(session.scope, 'charge', 'chargeId', rows);
  for (const [index, charge] of charges.entries()) {
    if (added[index] !== 'accepted') continue;
    session.wrote(charge.knownAt);
    session.addedCharge(charge);
  }
  return added;
}
