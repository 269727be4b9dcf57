import { sql } from 'kysely';
import { rowText } from '../../../core/audit/row-text.ts';
import type { FactRow, FactsFace } from '../faces/written.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, factTable } from '../schema/fact-tables.ts';
import { StoreError } from '../store-error.ts';
import type { Scope } from './scope.ts';

const TABLES: FactsFace['factTables'] = FACT_TABLE_NAMES.map((table) => ({ table, by: FACT_TABLES[table].by }));

/**
 * Facts in the order in which they were written: that of SQLite's own row numbers, since no fact is ever deleted (another kind of database needs a column
 * for it). Pages of it cost no sort and no index; the `+` keeps SQLite from taking one.
 */
export function factsInOrder({ db, siteId }: Scope): FactsFace {
  return {
    factTables: TABLES,
    async facts(name, place, limit) {
      const table = factTable(name);
      if (table === null) throw unknown(name);
      const columns = [...table.key, ...table.columns];
      const { rows } = await sql<Record<string, unknown>>`
        select rowid as "#place", * from ${sql.table(name)} where +"siteId" = ${siteId} and rowid > ${place} order by rowid limit ${limit}`.execute(
        db,
      );
      return rows.map((row): FactRow => {
        const id = table.key.map((column) => String(row[column])).join(' ');
        return { place: Number(row['#place']), number: Number(row[table.by] ?? 0), id, text: rowText(row, columns) };
      });
    },
  };
}

function unknown(table: string): StoreError {
  return new StoreError({
    key: 'store/no-facts',
    place: table,
    reason: 'there is no table of facts of this name',
    remedy: 'Name one of `factTables`',
  });
}
