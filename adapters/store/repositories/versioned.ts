import { sql } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Saved } from '../faces/estate.ts';
import type { FactTableName } from '../schema/fact-tables.ts';
import { addRows } from './add-rows.ts';
import type { Scope } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

export type Cell = string | number | null;
export type Cells = Readonly<Record<string, Cell>>;

/** A kind of fact whose corrections are new versions: how it becomes a row, and what names it. */
export interface Kind<Fact, Row extends Cells> {
  readonly table: FactTableName;
  readonly key: readonly (keyof Row & string)[];
  toRow(fact: Fact): Row;
  fromRow(row: Row): Fact;
}

/** Adds a version when the fact differs from the last one known; that version names the one it supersedes. */
export async function saveVersion<Fact, Row extends Cells>(
  scope: WritingScope,
  kind: Kind<Fact, Row>,
  fact: Fact,
  knownAt: Instant,
): Promise<Saved> {
  const row = kind.toRow(fact);
  const named = kind.key.map((column) => sql`${sql.ref(column)} = ${row[column]}`);
  const found = await sql<Row & { version: number }>`
    select * from ${sql.table(kind.table)} where ${sql.ref('siteId')} = ${scope.siteId} and ${sql.join(named, sql` and `)}
    order by ${sql.ref('version')} desc limit 1`.execute(scope.db);
  const last = found.rows[0];
  if (last && isSame(row, kind.toRow(kind.fromRow(last)))) return 'unchanged';
  const cells: Cells = {
    ...row,
    siteId: scope.siteId,
    version: (last?.version ?? 0) + 1,
    knownAt,
    supersedes: last?.version ?? null,
  };
  await addRows(scope, kind.table, [cells]);
  return 'accepted';
}

/** The last versions (of those known at `asOf`, when given) of the facts whose cells are as given, in the order of the named columns. */
export async function lastVersions<Fact, Row extends Cells>(
  scope: Scope,
  kind: Kind<Fact, Row>,
  where: Cells,
  order: readonly (keyof Row & string)[] = kind.key,
  asOf?: Instant,
): Promise<Fact[]> {
  const cell = (alias: string, column: string) => sql.ref(`${alias}.${column}`);
  const same = kind.key.map((column) => sql`${cell('newer', column)} = ${cell('row', column)}`);
  const filters = Object.entries(where).map(([column, value]) => sql`and ${cell('row', column)} = ${value}`);
  const found = await sql<Row>`
    select ${sql.ref('row')}.* from ${sql.table(kind.table)} as ${sql.ref('row')}
    where ${cell('row', 'siteId')} = ${scope.siteId} ${sql.join(filters, sql` `)}
      and ${cell('row', 'version')} = (
        select max(${cell('newer', 'version')}) from ${sql.table(kind.table)} as ${sql.ref('newer')}
        where ${cell('newer', 'siteId')} = ${cell('row', 'siteId')} and ${sql.join(same, sql` and `)}
          ${asOf === undefined ? sql`` : sql`and ${cell('newer', 'knownAt')} <= ${asOf}`})
    order by ${sql.join(order.map((column) => cell('row', column)))}`.execute(scope.db);
  return found.rows.map((row) => kind.fromRow(row));
}

/** One version of a fact, with when it became known. */
export interface Version<Fact> {
  readonly version: number;
  readonly fact: Fact;
  readonly knownAt: Instant;
}

/** Every version of the facts whose cells are as given, oldest first. */
export async function allVersions<Fact, Row extends Cells>(scope: Scope, kind: Kind<Fact, Row>, where: Cells): Promise<Version<Fact>[]> {
  const filters = Object.entries(where).map(([column, value]) => sql`and ${sql.ref(column)} = ${value}`);
  const found = await sql<Row & { version: number; knownAt: Instant }>`
    select * from ${sql.table(kind.table)} where ${sql.ref('siteId')} = ${scope.siteId} ${sql.join(filters, sql` `)}
    order by ${sql.ref('version')}, ${sql.join(kind.key.map((column) => sql.ref(column)))}`.execute(scope.db);
  return found.rows.map((row) => ({ version: row.version, fact: kind.fromRow(row), knownAt: row.knownAt }));
}

/* The last row was read and written anew: what an earlier version of this program did not know yet is no difference. */
function isSame(row: Cells, last: Cells): boolean {
  return Object.entries(row).every(([column, cell]) => last[column] === cell);
}
