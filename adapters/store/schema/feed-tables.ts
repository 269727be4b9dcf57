import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Written } from './estate-tables.ts';

/** Somebody vouches for every account of a feed up to a day. */
export type FeedRow = { siteId: string; feed: string; coveredThrough: CivilDate; knownAt: Instant } & Written;

/** Days of one account of which everything was told, and by which file. */
export type FeedCoverRow = {
  siteId: string;
  feed: string;
  account: string;
  fromDate: CivilDate;
  throughDate: CivilDate;
  origin: string;
  knownAt: Instant;
} & Written;

/** A word on whether an account is closed: on its last day, or (null) that it is open again. The last word counts. */
export type FeedCloseRow = {
  siteId: string;
  feed: string;
  account: string;
  number: number;
  closedOn: CivilDate | null;
  by: string;
  reason: string;
  knownAt: Instant;
} & Written;

/** Derived: the days of `feedCover`, those that touch joined. */
export type FeedSpanRow = { siteId: string; feed: string; account: string; fromDate: CivilDate; throughDate: CivilDate };

/** What a statement that counts as covered opened and closed at. */
export type StatementBalanceRow = {
  siteId: string;
  account: string;
  currency: string;
  fromDate: CivilDate;
  throughDate: CivilDate;
  openingMinor: number;
  closingMinor: number;
  origin: string;
  knownAt: Instant;
} & Written;

/** A page of a statement that comes in several; `content` as JSON. */
export type StatementPageRow = {
  siteId: string;
  account: string;
  statementId: string;
  page: number;
  content: string;
  origin: string;
  knownAt: Instant;
} & Written;

/** By what the bank names a payment, on the account of ours that it came in on. */
export type BankRefRow = { siteId: string; account: string; ref: string; paymentId: string } & Written;

export interface FeedTables {
  feed: FeedRow;
  feedCover: FeedCoverRow;
  feedClose: FeedCloseRow;
  feedSpan: FeedSpanRow;
  statementBalance: StatementBalanceRow;
  statementPage: StatementPageRow;
  bankRef: BankRefRow;
}
