import type { CaseRepository } from '../faces/lock.ts';
import type { Scope } from './scope.ts';

/** Which case holds which circuit off. A circuit that two cases hold is free when neither holds it. */
export function circuitHoldRepository({ db, siteId }: Scope): Pick<CaseRepository, 'holdCircuit' | 'releaseCircuit' | 'heldCircuits'> {
  return {
    async holdCircuit(circuitId, caseId, orderId, at) {
      await db
        .insertInto('circuitHold')
        .values({ siteId, circuitId, caseId, orderId, since: at })
        .onConflict((conflict) => conflict.columns(['siteId', 'circuitId', 'caseId']).doUpdateSet({ orderId }))
        .execute();
    },
    async releaseCircuit(circuitId, caseId) {
      await db
        .deleteFrom('circuitHold')
        .where('siteId', '=', siteId)
        .where('circuitId', '=', circuitId)
        .where('caseId', '=', caseId)
        .execute();
    },
    async heldCircuits({ circuitId, caseId }) {
      let query = db.selectFrom('circuitHold').select(['circuitId', 'caseId', 'orderId', 'since']).where('siteId', '=', siteId);
      if (circuitId !== undefined) query = query.where('circuitId', '=', circuitId);
      if (caseId !== undefined) query = query.where('caseId', '=', caseId);
      return query.orderBy('circuitId').orderBy('caseId').execute();
    },
  };
}
