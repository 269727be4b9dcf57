import type { AddedColumns } from '../add-columns.ts';
import type { TableDefinition } from '../define-table.ts';

/* `feedCover` are facts; `feedSpan` is derived of them, the days of an account joined where they touch. */
export const FEEDS_TABLES: Readonly<Record<string, TableDefinition>> = {
  feedCover: {
    columns: { feed: 'text', account: 'text', fromDate: 'text', throughDate: 'text', origin: 'text', knownAt: 'text' },
    key: ['feed', 'account', 'fromDate', 'throughDate'],
  },
  feedSpan: {
    columns: { feed: 'text', account: 'text', fromDate: 'text', throughDate: 'text' },
    key: ['feed', 'account', 'fromDate'],
  },
  bankRef: {
    columns: { account: 'text', ref: 'text', paymentId: 'text' },
    key: ['account', 'ref', 'paymentId'],
    references: { paymentId: 'payment' },
  },
};

export const FEEDS_COLUMNS: AddedColumns = {};
