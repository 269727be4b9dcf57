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
  /* What a statement opened and closed at, so that the next one can be checked against it. */
  statementBalance: {
    columns: {
      account: 'text',
      currency: 'text',
      fromDate: 'text',
      throughDate: 'text',
      openingMinor: 'integer',
      closingMinor: 'integer',
      origin: 'text',
      knownAt: 'text',
    },
    key: ['account', 'currency', 'fromDate', 'throughDate'],
  },
  bankRef: {
    columns: { account: 'text', ref: 'text', paymentId: 'text' },
    key: ['account', 'ref', 'paymentId'],
    references: { paymentId: 'payment' },
  },
};

export const FEEDS_COLUMNS: AddedColumns = {};
