import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { AUDIT_TABLES } from './001-first-light/audit.ts';
import { ESTATE_TABLES } from './001-first-light/estate.ts';
import { LEDGER_TABLES } from './001-first-light/ledger.ts';
import { LOCK_TABLES } from './001-first-light/lock.ts';
import { MESSAGE_TABLES } from './001-first-light/messages.ts';
import { type Dialect, defineTable, type TableDefinition } from './define-table.ts';

const SITE: TableDefinition = {
  columns: {
    name: 'text',
    timeZone: 'text',
    currency: 'text',
    simulated: 'integer',
    pack: 'text',
    createdAt: 'text',
    clockAt: 'text',
    settings: 'text',
  },
  key: [],
  isSite: true,
};

/** All tables of the first version. */
export function firstLight(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await defineTable(db, dialect, 'site', SITE);
      for (const tables of [ESTATE_TABLES, LEDGER_TABLES, LOCK_TABLES, MESSAGE_TABLES, AUDIT_TABLES]) {
        for (const [name, table] of Object.entries(tables)) await defineTable(db, dialect, name, table);
      }
    },
  };
}
