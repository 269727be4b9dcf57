import { debtOf } from '../facts.ts';
import { denied, GIVEN, type Permit } from './permit.ts';

/** What is still open of the named charges reaches the floor (L14). */
export const debtFloor: Permit = (facts, pack) => {
  const { currency } = facts.case;
  if (currency !== facts.site.currency) return [denied('L14', `the floor is in ${facts.site.currency}, the debt in ${currency}`)];
  const debt = debtOf(facts);
  if (!(debt > 0)) return [denied('settled', 'nothing of the named charges is open')];
  return !(debt >= pack.minDebtMinor)
    ? [denied('L14', `${debt} is below the floor of ${pack.minDebtMinor} (minor units of ${currency})`)]
    : GIVEN;
};
