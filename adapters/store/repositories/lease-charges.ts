import type { LeaseRepository } from '../faces/leases.ts';
import { chargeOf } from './money-rows.ts';
import type { Scope } from './scope.ts';

/** Charges under a lease, whoever issued them. */
export function leaseCharges({ db, siteId }: Scope): Pick<LeaseRepository, 'charges'> {
  return {
    async charges(leaseId) {
      const rows = await db
        .selectFrom('charge')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('leaseId', '=', leaseId)
        .orderBy('periodFrom')
        .orderBy('batch')
        .orderBy('chargeId')
        .execute();
      return rows.map(chargeOf);
    },
  };
}
