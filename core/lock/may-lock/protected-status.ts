import { denied, GIVEN, type Permit } from './permit.ts';

/**
 * Nobody who must not be cut off: on life support, in care, an emergency service, an important user of the supplier (L19). A status that is
 * missing or unknown never permits. Where there is no lease, the clause says so.
 */
export const protectedStatus: Permit = ({ lease, case: lockCase }) => {
  if (lease === null || lease.protectedStatus === 'none') return GIVEN;
  return [denied('L19', `lease ${lockCase.leaseId} is protected (${String(lease.protectedStatus)}): nothing of it is ever locked`)];
};
