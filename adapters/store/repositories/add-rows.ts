import { FACT_TABLES, type FactTable, type FactTableName } from '../schema/fact-tables.ts';
import { insertMissingRows, insertRows } from './insert-rows.ts';
import type { WritingScope } from './written-rows.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** Adds facts that are new, with the number of this transaction, and notes them for its record in the chain. */
export async function addRows(scope: WritingScope, table: FactTableName, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await insertRows(scope, table, await numbered(scope, table, rows));
  scope.written.note(table, rows);
}

/**
 * The same of facts that may be there: only those whose key is new are added, of two with one key the first.
 * @returns those that were added
 */
export async function addMissingRows<R extends Row>(scope: WritingScope, table: FactTableName, rows: readonly R[]): Promise<R[]> {
  if (rows.length === 0) return [];
  const { key }: FactTable = FACT_TABLES[table];
  const fresh = new Set((await insertMissingRows(scope, table, key, await numbered(scope, table, rows))).map((row) => nameOf(row, key)));
  const added = rows.filter((row) => fresh.delete(nameOf(row, key)));
  scope.written.note(table, added);
  return added;
}

/* Rows of the ledger bear the number of their batch. */
async function numbered(scope: WritingScope, table: FactTableName, rows: readonly Row[]): Promise<readonly Row[]> {
  if (FACT_TABLES[table].by === 'batch') return rows;
  const written = await scope.written.number();
  return rows.map((row) => ({ ...row, written }));
}

function nameOf(row: Row, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => row[column]));
}
