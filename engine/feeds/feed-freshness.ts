import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, plusDays } from '../../core/calendar/civil.ts';
import type { AccountCoverage } from '../../core/ledger/coverage.ts';
import type { EngineContext } from '../context.ts';

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
  /** Covered days and gaps, per account of ours that a statement told of. */
  readonly accounts: readonly AccountCoverage[];
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
  const { accounts, coveredThrough } = await tx.ledger.coverage(feed);
  const wanted = plusDays(dateIn(context.clock.now(), context.timeZone), 0 - context.pack.freshness.bankDays);
  const fresh = coveredThrough !== null && coveredThrough >= wanted;
  const reason = fresh ? null : missing(feed, accounts, coveredThrough, wanted);
  return { feed, coveredThrough, wanted, fresh, reason, accounts };
}

function missing(feed: string, accounts: readonly AccountCoverage[], covered: CivilDate | null, wanted: CivilDate): string {
  const behind = accounts.filter(({ coveredThrough }) => coveredThrough < wanted);
  if (behind.length === 0)
    return `${feed}: ${covered === null ? 'no day is covered yet' : `covered through ${covered}`}, ${wanted} is wanted`;
  const texts = behind.map(({ account, coveredThrough, gaps }) => {
    const [gap] = gaps;
    const from = gap ? `, nothing told of ${gap.from === gap.through ? gap.from : `${gap.from} to ${gap.through}`}` : '';
    return `account ${account} through ${coveredThrough}${from}`;
  });
  return `${feed}: ${wanted} is wanted; ${texts.join('; ')}`;
}
