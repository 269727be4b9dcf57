import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, earliest, plusDays } from '../../core/calendar/civil.ts';
import type { AccountCoverage, DaySpan } from '../../core/ledger/coverage.ts';
import type { EngineContext } from '../context.ts';
import { daysInWords, toDo } from './what-to-do.ts';

/** Covered days of an account of ours, and those that are wanted and that nobody has told of. */
export interface AccountFreshness extends AccountCoverage {
  /** The last day that anything tells of, behind a gap too; null when nothing does. */
  readonly toldThrough: CivilDate | null;
  /** Days up to the one wanted (of a closed account: up to its last), that nobody has told of. */
  readonly missing: readonly DaySpan[];
}

/** How far a feed has told everything, and whether that is enough to go on against anybody. */
export interface FeedFreshness {
  readonly feed: string;
  /** Every account is covered up to this day without a gap; null when nothing is. */
  readonly coveredThrough: CivilDate | null;
  /** The day that must be covered today, by the pack. */
  readonly wanted: CivilDate;
  readonly fresh: boolean;
  /** Why it is not, by account where there are several; null when it is. */
  readonly reason: string | null;
  /** The first day on which it was not enough; null when it is, or never was. */
  readonly staleSince: CivilDate | null;
  /** What to do about it, one line each; nothing when it is fresh. */
  readonly remedy: readonly string[];
  /** Covered days and gaps, per account of ours that a statement told of. */
  readonly accounts: readonly AccountFreshness[];
}

/** Whether a feed (`bank`) is fresh enough to escalate on, and if not, which account and which days are missing. */
export function feedFreshness(context: EngineContext, feed: string): Promise<FeedFreshness> {
  return context.store.read((tx) => freshnessOf(tx, context, feed));
}

/** The same, within a transaction. */
export async function freshnessOf(
  tx: StoreTransaction,
  context: Pick<EngineContext, 'clock' | 'timeZone' | 'pack'>,
  feed: string,
): Promise<FeedFreshness> {
  const coverage = await tx.ledger.coverage(feed);
  const { coveredThrough } = coverage;
  const { bankDays } = context.pack.freshness;
  const wanted = plusDays(dateIn(context.clock.now(), context.timeZone), 0 - bankDays);
  const fresh = coveredThrough !== null && coveredThrough >= wanted;
  const accounts = coverage.accounts.map((account) => withMissing(account, wanted));
  const reason = fresh ? null : whyNot(feed, accounts, coveredThrough, wanted);
  const staleSince = fresh || coveredThrough === null ? null : plusDays(coveredThrough, bankDays + 1);
  const remedy = fresh ? [] : toDo(await withLastDay(tx, context.timeZone, accounts), coveredThrough, wanted);
  return { feed, coveredThrough, wanted, fresh, reason, staleSince, remedy, accounts };
}

function withMissing(account: AccountCoverage, wanted: CivilDate): AccountFreshness {
  const toldThrough = account.spans.at(-1)?.through ?? null;
  const last = account.closed === null ? wanted : earliest(account.closed.closedOn, wanted);
  const rest = toldThrough === null ? [] : [{ from: plusDays(toldThrough, 1), through: last }];
  const missing = [...account.gaps.map(({ from, through }) => ({ from, through: earliest(through, last) })), ...rest];
  return { ...account, toldThrough, missing: missing.filter(({ from, through }) => from <= through) };
}

/* The last day on which anything is known to have happened on each account: it was not closed before. */
async function withLastDay(tx: StoreTransaction, timeZone: string, accounts: readonly AccountFreshness[]) {
  const known = [];
  for (const account of accounts) {
    const moved = await tx.ledger.lastMovement(account.account);
    const days = [account.toldThrough, moved === null ? null : dateIn(moved, timeZone)].filter((day) => day !== null);
    known.push({ ...account, lastDay: days.sort().at(-1) ?? null });
  }
  return known;
}

function whyNot(feed: string, accounts: readonly AccountFreshness[], covered: CivilDate | null, wanted: CivilDate): string {
  const behind = accounts.filter(({ missing }) => missing.length > 0);
  if (behind.length === 0) {
    const told = covered === null ? 'no day is covered yet' : `covered through ${covered}`;
    const closed = accounts.length > 0 && accounts.every((one) => one.closed !== null) ? ', every account is closed' : '';
    return `${feed}: ${told}${closed}, ${wanted} is wanted`;
  }
  const texts = behind.map(({ account, coveredThrough, gaps: [gap] }) => {
    const from = gap ? `, nothing told of ${daysInWords(gap)}` : '';
    return `account ${account} through ${coveredThrough}${from}`;
  });
  return `${feed}: ${wanted} is wanted; ${texts.join('; ')}`;
}
