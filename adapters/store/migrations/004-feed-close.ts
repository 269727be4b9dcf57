import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, defineTable, type TableDefinition } from './define-table.ts';

const FEED_CLOSE: TableDefinition = {
  columns: {
    feed: 'text',
    account: 'text',
    number: 'integer',
    closedOn: 'text?',
    by: 'text',
    reason: 'text',
    knownAt: 'text',
    written: 'integer?',
  },
  key: ['feed', 'account', 'number'],
};

/** Accounts that are used no longer can be said to be closed. */
export function feedClose(dialect: Dialect): Migration {
  return { up: (db: Kysely<unknown>): Promise<void> => defineTable(db, dialect, 'feedClose', FEED_CLOSE) };
}
