import { dateIn, plusDays } from '../../calendar/civil.ts';
import { denied, type Permit } from './permit.ts';

/* Rent may be paid ahead of its due date. */
const PAID_AHEAD_DAYS = 31;

/**
 * No money in suspense could be this tenant's. It could when it names the tenant, or when it came in the case's currency since a month before the
 * oldest due date and is no more than the tenant owes: nobody pays more than all they owe and forgets to say who they are.
 */
export const suspense: Permit = ({ money, case: lockCase, site }) =>
  money.suspense
    .filter(({ currency, openMinor, paidAt, namesTenant }) => {
      if (openMinor <= 0) return false;
      if (namesTenant) return true;
      const since = plusDays(lockCase.clockDate, -PAID_AHEAD_DAYS);
      return currency === lockCase.currency && dateIn(paidAt, site.timeZone) >= since && openMinor <= money.tenantOpenMinor;
    })
    .map(({ paymentId, openMinor }) =>
      denied('suspense', `payment ${paymentId} (${openMinor} in minor units) is in suspense and could be this tenant's`),
    );
