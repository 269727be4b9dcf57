import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { CONTRACTS_COLUMNS, CONTRACTS_TABLES } from './002-ledger/contracts.ts';
import { ESTATE_COLUMNS, ESTATE_TABLES, moveReadings } from './002-ledger/estate.ts';
import { FEEDS_COLUMNS, FEEDS_TABLES } from './002-ledger/feeds.ts';
import { LEASES_COLUMNS, LEASES_TABLES } from './002-ledger/leases.ts';
import { MONEY_COLUMNS, MONEY_TABLES, moveMoney } from './002-ledger/money.ts';
import { addReportIndices } from './002-ledger/reports.ts';
import { SITE_COLUMNS } from './002-ledger/site.ts';
import { addColumns } from './add-columns.ts';
import { type Dialect, defineTable } from './define-table.ts';

/** What a whole ledger needs: credits, outflows, matches, more terms of leases, contracts in their own words. */
export function ledger(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const tables of [MONEY_TABLES, ESTATE_TABLES, LEASES_TABLES, CONTRACTS_TABLES, FEEDS_TABLES]) {
        for (const [name, table] of Object.entries(tables)) await defineTable(db, dialect, name, table);
      }
      for (const columns of [MONEY_COLUMNS, ESTATE_COLUMNS, LEASES_COLUMNS, CONTRACTS_COLUMNS, FEEDS_COLUMNS, SITE_COLUMNS]) {
        await addColumns(db, dialect, columns);
      }
      await moveReadings(db, dialect);
      await moveMoney(db, dialect);
      await addReportIndices(db);
    },
  };
}
