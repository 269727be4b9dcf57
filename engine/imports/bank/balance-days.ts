import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import type { DaySpan } from '../../../core/ledger/coverage.ts';

/** The days by which the balances of a statement are dated, null where there is none. */
export interface BalanceDates {
  /** Of what the statement before closed at (`PRCD`). */
  readonly before: CivilDate | null;
  /** Of what it opens at (`OPBD`). */
  readonly opened: CivilDate | null;
  /** Of what it closes at (`CLBD`). */
  readonly closed: CivilDate | null;
}

/** The days of which a statement tells, by the dates of its balances; null where these do not say so. */
export function balanceDays({ before, opened, closed }: BalanceDates): DaySpan | null {
  if (closed === null) return null;
  if (before !== null) return { from: plusDays(before, 1), through: closed };
  /* Some banks date an opening balance by the day that it opens, some by the day before: a day that may not be told of does not count. */
  return opened === null ? null : { from: opened === closed ? opened : plusDays(opened, 1), through: closed };
}
