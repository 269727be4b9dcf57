import { sql } from 'kysely';
import type { Added } from '../faces/ledger.ts';
import type { FactTableName } from '../schema/fact-tables.ts';
import { insertNewRows } from './insert-rows.ts';
import { pieces, type Scope } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

export type FactRow = Readonly<Record<string, string | number | null>>;

/* When a fact became known, in which transaction, and in what words its amount is explained is no part of what makes it the same. */
const ASIDE: readonly string[] = ['knownAt', 'batch', 'working'];

/**
 * Adds facts of the ledger once, in few statements, and notes those that are new for the record of this transaction.
 * @param key the column that with `siteId` names a fact
 * @returns what became of each, in their order
 */
export async function addFacts(scope: WritingScope, table: FactTableName, key: string, rows: readonly FactRow[]): Promise<Added[]> {
  const added = await insertNewRows(scope, table, key, rows);
  if (added.size === rows.length) {
    scope.written.note(table, rows);
    return rows.map(() => 'accepted');
  }
  const fresh = new Set(added);
  const isFirst = rows.map((row) => fresh.delete(row[key]));
  scope.written.note(
    table,
    rows.filter((_, index) => isFirst[index]),
  );
  const known = await stored(
    scope,
    table,
    key,
    rows.filter((_, index) => !isFirst[index]).map((row) => row[key] ?? null),
  );
  return rows.map((row, index) => {
    if (isFirst[index]) return 'accepted';
    const there = known.get(row[key]);
    return there !== undefined && sameFact(there, row) ? 'unchanged' : 'conflict';
  });
}

async function stored(scope: Scope, table: string, key: string, ids: readonly FactRow[string][]): Promise<Map<unknown, FactRow>> {
  const found = new Map<unknown, FactRow>();
  for (const piece of pieces([...new Set(ids)], 1)) {
    const { rows } = await sql<FactRow>`
      select * from ${sql.table(table)}
      where ${sql.ref('siteId')} = ${scope.siteId} and ${sql.ref(key)} in (${sql.join(piece)})`.execute(scope.db);
    for (const row of rows) found.set(row[key], row);
  }
  return found;
}

/* Whether two rows say the same. */
function sameFact(a: FactRow, b: FactRow): boolean {
  return Object.entries(a).every(([column, cell]) => ASIDE.includes(column) || b[column] === cell);
}
