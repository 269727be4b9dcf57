import { denied, GIVEN, type Permit } from './permit.ts';

/** The lease gives the right (L4, L30). */
export const clause: Permit = ({ lease, case: lockCase }, pack) => {
  if (lease === null) return [denied('L30', `lease ${lockCase.leaseId} is not known`)];
  if (lease.tenantId !== lockCase.tenantId) return [denied('L30', `lease ${lockCase.leaseId} is not ${lockCase.tenantId}'s`)];
  if (pack.clauseRequired && (lease.clause === null || lease.clause.ref.trim() === '')) {
    return [denied('L30', `lease ${lockCase.leaseId} has no clause that permits disconnection`)];
  }
  return GIVEN;
};
