import type { ProvenRows } from '../../../core/audit/rows-digest.ts';

/** Body of a chain record `rows/written`: what one transaction wrote to tables of facts. */
export interface RowsWritten {
  /** Of the digests: which columns, in which order. */
  readonly form: 1;
  /** Rows of tables that are not numbered by ledger batch bear this one as `written`. */
  readonly number: number;
  /** Rows of the ledger bear this one as `batch`; null when there are none. */
  readonly batch: number | null;
  readonly rows: Readonly<Record<string, ProvenRows>>;
}

/** Body of a chain record `rows/before`, the first of its kind: the rows that were there when digests began to be kept, as they stood. */
export interface RowsBefore {
  readonly form: 1;
  /** The last ledger batch of then. */
  readonly batch: number;
  readonly rows: Readonly<Record<string, ProvenRows>>;
}

/** A fact as it stands in its table now. */
export interface FactRow {
  /** Where it stands: later rows have higher ones. */
  readonly place: number;
  /** Of the transaction that wrote it, as the row says; 0 for one from before there were numbers. */
  readonly number: number;
  /** What names it, within its table. */
  readonly id: string;
  /** For digests (`rowText`). */
  readonly text: string;
}

/** Every fact as it stands, to be compared with what the chain says was written. */
export interface FactsFace {
  /** Tables of facts, and by what their rows are numbered. */
  readonly factTables: readonly { readonly table: string; readonly by: 'batch' | 'written' }[];
  /** Facts of one table in the order in which they were written, from after `place` on. */
  facts(table: string, place: number, limit: number): Promise<FactRow[]>;
}
