import { dateIn, plusDays } from '../../calendar/civil.ts';
import { denied, type Permit } from './permit.ts';

/* People pay ahead of a due date, with the bill before it at the earliest. */
const PAID_AHEAD_DAYS = 60;

/**
 * No money in suspense could be this tenant's. Any amount could: it may be rounded up, paid ahead, or one transfer for two shops. So whatever came in
 * the case's currency since its charges were issued, or two months before the oldest due date, is in the way until somebody says
 * whose it is; money that names the tenant is in the way in any currency and from any day.
 */
export const suspense: Permit = ({ money, charges, case: lockCase, site }) => {
  const ahead = plusDays(lockCase.clockDate, -PAID_AHEAD_DAYS);
  const [since = ahead] = [ahead, ...charges.map(({ issueDate }) => issueDate)].sort();
  return money.suspense
    .filter(({ currency, openMinor, paidAt, namesTenant }) => {
      if (openMinor <= 0) return false;
      return namesTenant || (currency === lockCase.currency && !(dateIn(paidAt, site.timeZone) < since));
    })
    .map(({ paymentId, openMinor }) =>
      denied('suspense', `payment ${paymentId} (${openMinor} in minor units) is in suspense and could be this tenant's: say whose it is`),
    );
};
