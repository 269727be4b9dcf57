import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, defineTable, type TableDefinition } from './define-table.ts';

const STATEMENT_PAGE: TableDefinition = {
  columns: { account: 'text', statementId: 'text', page: 'integer', content: 'text', origin: 'text', knownAt: 'text', written: 'integer?' },
  key: ['account', 'statementId', 'page'],
};

/** A statement may come in several pages, each in a file of its own. */
export function statementPages(dialect: Dialect): Migration {
  return { up: (db: Kysely<unknown>): Promise<void> => defineTable(db, dialect, 'statementPage', STATEMENT_PAGE) };
}
