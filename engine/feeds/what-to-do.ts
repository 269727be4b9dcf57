import type { CivilDate } from '../../core/calendar/civil.ts';
import type { AccountClosing, DaySpan } from '../../core/ledger/coverage.ts';

/** `2026-03-07`, or `2026-03-07 to 2026-03-09` */
export function daysInWords({ from, through }: DaySpan): string {
  return from === through ? from : `${from} to ${through}`;
}

interface Behind {
  readonly account: string;
  readonly missing: readonly DaySpan[];
  readonly closed: AccountClosing | null;
  readonly toldThrough: CivilDate | null;
  /** The last day that anything tells of, a payment too whose day does not count as covered. */
  readonly lastDay: CivilDate | null;
}

/** What an operator does about a feed that is not fresh: one line an account, with its days and the command. */
export function toDo(accounts: readonly Behind[], coveredThrough: CivilDate | null, wanted: CivilDate): string[] {
  const behind = accounts.filter(({ missing }) => missing.length > 0);
  if (behind.length === 0) {
    const since = coveredThrough === null ? `through ${wanted}` : `of the days after ${coveredThrough} through ${wanted}`;
    return [`import what the bank tells ${since}: camt.053, or a file with --covers ${wanted}`];
  }
  return behind.map(({ account, missing, closed, toldThrough, lastDay }) => {
    const days = missing.map(daysInWords).join(', ');
    const [first] = missing;
    const covers = first === undefined ? '' : `${first.from}..${first.through}`;
    const todo = `account ${account}: import its statement of ${days} (camt.053, or its CSV with --account ${account} --covers ${covers})`;
    const unused = `; if it is used no longer: dunlock freshness --close ${account} --on ${lastDay ?? wanted} --reason …`;
    return closed === null && (toldThrough ?? '') < wanted ? todo + unused : todo;
  });
}
