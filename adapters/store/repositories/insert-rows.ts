import { CompiledQuery, type Kysely, type QueryExecutor, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Scope } from './scope.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/* Rows of one statement. A few sizes only, so that each statement is compiled and prepared once, however many rows come. */
const SIZES = [256, 64, 16, 4, 1] as const;

/* Compiling an insert of hundreds of rows costs more than carrying it out: its text is kept, by what speaks the database's language. */
const texts = new WeakMap<QueryExecutor['adapter'], Map<string, string>>();

/** Adds rows in few statements. All have the same columns, in the same order. */
export async function insertRows(scope: Scope, table: keyof Tables & string, rows: readonly Row[]): Promise<void> {
  await insert(scope.db, table, rows, '');
}

/**
 * Adds rows in few statements; of those whose key is there, only the columns named are set anew.
 * @param key the columns that with `siteId` are the primary key
 */
export async function putRows(
  scope: Scope,
  table: keyof Tables & string,
  key: readonly string[],
  set: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const again = set.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  await insert(scope.db, table, rows, `on conflict ("siteId", ${key.map((column) => `"${column}"`).join(', ')}) do update set ${again}`);
}

/**
 * Adds the rows whose key is new, in few statements; of two with one key the first.
 * @param key the column that with `siteId` is the primary key
 * @returns the keys that were added
 */
export async function insertNewRows(
  scope: Scope,
  table: keyof Tables & string,
  key: string,
  rows: readonly Row[],
): Promise<Set<Cell | undefined>> {
  const added = await insert(scope.db, table, rows, `on conflict ("siteId", "${key}") do nothing returning "${key}"`);
  return new Set(added.map((row) => row[key]));
}

/**
 * The same where more than one column makes the key.
 * @param key the columns that with `siteId` are the primary key
 * @returns the keys of the rows that were added
 */
export function insertMissingRows(
  scope: Scope,
  table: keyof Tables & string,
  key: readonly string[],
  rows: readonly Row[],
): Promise<Row[]> {
  const names = key.map((column) => `"${column}"`).join(', ');
  return insert(scope.db, table, rows, `on conflict ("siteId", ${names}) do nothing returning ${names}`);
}

async function insert(db: Kysely<Tables>, table: string, rows: readonly Row[], ending: string): Promise<Row[]> {
  const columns = Object.keys(rows[0] ?? {});
  const returned: Row[] = [];
  let start = 0;
  for (const size of SIZES) {
    while (rows.length - start >= size) {
      const cells: (Cell | undefined)[] = [];
      for (let at = start; at < start + size; at++) for (const column of columns) cells.push(rows[at]?.[column]);
      const result = await db.executeQuery<Row>(CompiledQuery.raw(textOf(db, table, columns, size, ending), cells));
      returned.push(...result.rows);
      start += size;
    }
  }
  return returned;
}

function textOf(db: Kysely<Tables>, table: string, columns: readonly string[], size: number, ending: string): string {
  const { adapter } = db.getExecutor();
  const known = texts.get(adapter) ?? new Map<string, string>();
  texts.set(adapter, known);
  const name = `${size} ${ending} ${table} ${columns.join()}`;
  let text = known.get(name);
  if (text === undefined) {
    const row = sql`(${sql.join(columns.map(() => sql.val(0)))})`;
    const rows = sql.join(Array.from({ length: size }, () => row));
    const names = sql.join(columns.map((column) => sql.ref(column)));
    text = sql`insert into ${sql.table(table)} (${names}) values ${rows} ${sql.raw(ending)}`.compile(db).sql;
    known.set(name, text);
  }
  return text;
}
