import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { DaySpan } from '../../../core/ledger/coverage.ts';

/** What is stored beside records of the chain: rows that name a case of one, and rows with the texts of one. */
export interface BesideRecords {
  readonly cases: readonly { readonly seq: number; readonly caseId: string; readonly hash: string }[];
  readonly texts: ReadonlyMap<number, { readonly salt: string; readonly texts: Readonly<Record<string, string>> }>;
}

/** A row of a table of state as it stands, by column. */
export type StateRow = Readonly<Record<string, string | number | null>>;

/** Tables of state whose rows the chain speaks of, each with the one column that names a row. */
export const STATE_KEYS = { lockCase: 'caseId', switchOrder: 'orderId', effect: 'effectId', leaseReckoned: 'leaseId' } as const;

/** The derived rows of one account as they stand. */
export interface OpenRows {
  readonly charges: readonly {
    readonly chargeId: string;
    readonly dueDate: CivilDate;
    readonly paidMinor: number;
    readonly creditedMinor: number;
  }[];
  readonly payments: readonly {
    readonly paymentId: string;
    readonly currency: string;
    readonly leftMinor: number;
    readonly paidAt: Instant;
    readonly backfilled: number;
  }[];
}

/** Days of one account of a feed. */
export interface FeedDays extends DaySpan {
  readonly feed: string;
  readonly account: string;
}

/** Rows that are no facts, as they stand, to be compared with the chain and the facts. */
export interface BesideChainFace {
  /** What stands beside the records with `after < seq <= through`; `through` null: beside all later ones, of which there may be none. */
  beside(after: number, through: number | null): Promise<BesideRecords>;
  /** Rows of a table of state in the order of their key, from after `after` on. */
  stateRows(table: keyof typeof STATE_KEYS, after: string, limit: number): Promise<StateRow[]>;
  /** Every row of the table of sites, of whichever site: there is to be one. */
  siteRows(): Promise<StateRow[]>;
  /** Whoever has an account: every tenant, and whoever a derived row names. */
  accountIds(): Promise<string[]>;
  /** The derived rows of one account; null: those of payments that are nobody's. */
  openRows(tenantId: string | null): Promise<OpenRows>;
  /** Days that were told, file by file, and as they stand joined. */
  feedDays(): Promise<{ readonly told: readonly FeedDays[]; readonly spans: readonly FeedDays[] }>;
}
