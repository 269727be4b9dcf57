import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { AccountClosing, Coverage, DaySpan } from '../../../core/ledger/coverage.ts';

/** What a statement of one account opened and closed at, in minor units. */
export interface StatementBalance {
  readonly account: string;
  readonly currency: string;
  readonly days: DaySpan;
  readonly openingMinor: number;
  readonly closingMinor: number;
}

/** A page of a statement that comes in several. */
export interface KeptPage {
  readonly account: string;
  readonly statementId: string;
  readonly page: number;
  /** What it tells, as JSON. */
  readonly content: string;
}

/** What feeds have told, and by what the bank names payments. */
export interface FeedFacts {
  /** Somebody vouches that a feed (`bank`) has told everything, of every account, up to and including `coveredThrough`. */
  noteFeed(feed: string, coveredThrough: CivilDate, knownAt: Instant): Promise<void>;
  /** A file (`origin`) has told everything of these days of one account. */
  noteCover(feed: string, account: string, days: DaySpan, origin: string, knownAt: Instant): Promise<void>;
  /** Says that an account is closed, or (`closedOn` null) open again; the last word counts. */
  noteClosing(feed: string, closing: Omit<AccountClosing, 'closedOn'> & { readonly closedOn: CivilDate | null }): Promise<void>;
  /** The accounts of a feed that are closed as now known. */
  closings(feed: string): Promise<AccountClosing[]>;
  /** Up to where every account of a feed is covered without a gap, or null when nothing is; `knownAt`: since when we know. */
  feed(feed: string): Promise<{ coveredThrough: CivilDate; knownAt: Instant } | null>;
  coverage(feed: string): Promise<Coverage>;
  /** Notes the balances of a statement of a file (`origin`), once for its days: the first word stays. */
  noteBalance(balance: StatementBalance, origin: string, knownAt: Instant): Promise<void>;
  /** Balances of statements of an account that end the day before `days`, or begin the day after. */
  balancesBeside(account: string, currency: string, days: DaySpan): Promise<StatementBalance[]>;
  /** Keeps a page of a statement; the first word on a page stays. */
  notePage(page: KeptPage, origin: string, knownAt: Instant): Promise<void>;
  /** The pages of a statement that are here, in order. */
  pagesOf(account: string, statementId: string): Promise<KeptPage[]>;
  /** Notes by what the bank names payments, once each. */
  addBankRefs(refs: readonly { account: string; ref: string; paymentId: string }[]): Promise<void>;
  /** When money last moved on an account, by the payments that were imported as its own, whether their days count as covered or not; null: never. */
  lastMovement(account: string): Promise<Instant | null>;
  /** Payments by what the bank names them: ref → ids. */
  paymentsByRef(account: string, refs: readonly string[]): Promise<Map<string, string[]>>;
}
