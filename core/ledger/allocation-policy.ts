import type { DebtType } from '../lease/debt-type.ts';

/** Which charges money is set against when nobody said which. */
export interface AllocationPolicy {
  /** Groups of debt types, one after the other; within a group the oldest due first. A type that stands in none comes last. */
  readonly order: readonly (readonly DebtType[])[];
  /** L6: money tendered for one of these is never set against a debt of another type. */
  readonly ringFenced: readonly DebtType[];
}

/** The oldest due first, whatever it is for; what was tendered for electricity or water stays there (L6). */
export const OLDEST_FIRST: AllocationPolicy = { order: [], ringFenced: ['electricity', 'water'] };
