import { debtOf } from '../facts.ts';
import { denied, GIVEN, type Permit } from './permit.ts';

/** No unused credit of the tenant covers the debt, or brings it below the floor (L14). */
export const unusedCredit: Permit = (facts, pack) => {
  const { currency } = facts.case;
  const credit = facts.money.unusedCredit.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.minor, 0);
  if (credit <= 0) return GIVEN;
  const left = debtOf(facts) - credit;
  return !(left >= pack.minDebtMinor)
    ? [denied('credit', `an unused credit of ${credit} leaves ${Math.max(0, left)} of the debt (minor units of ${currency})`)]
    : GIVEN;
};
