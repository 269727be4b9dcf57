import type { DebtType } from '../../../core/lease/debt-type.ts';

/** Some money, and the debt types that it may pay; null = any. */
export interface Purse {
  readonly minor: number;
  readonly types: readonly DebtType[] | null;
}

/**
 * The most that some money can pay of some debts, in one currency, counted without setting any of it against anything. Whatever types of debt are picked,
 * no more can be paid than these debts come to and all money that can pay others; the least of that over all picks is reached (max flow = min cut,
 * Ford and Fulkerson 1956).
 * @param debts what is owed of each type, in minor units
 */
export function mostPaid(debts: ReadonlyMap<DebtType, number>, purses: readonly Purse[]): number {
  const types = [...debts.keys()];
  let least = Number.POSITIVE_INFINITY;
  for (let pick = 0; pick < 2 ** types.length; pick++) {
    const isPicked = (type: DebtType) => ((pick >> types.indexOf(type)) & 1) === 1;
    const owed = types.filter(isPicked).reduce((sum, type) => sum + (debts.get(type) ?? 0), 0);
    const canPayOthers = (purse: Purse) => types.some((type) => !isPicked(type) && (purse.types === null || purse.types.includes(type)));
    least = Math.min(least, owed + purses.filter(canPayOthers).reduce((sum, { minor }) => sum + minor, 0));
  }
  return least;
}
