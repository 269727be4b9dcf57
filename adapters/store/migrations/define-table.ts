import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** How the types of a table are called in one kind of database. */
export interface Dialect {
  readonly integer: 'integer' | 'bigint';
  readonly real: 'real' | 'double precision';
  /** What ends `create table`: SQLite's tables are STRICT, so that no text slips into a number. */
  readonly tableEnd: RawBuilder<unknown> | null;
  /** The same of a table whose rows lie in the order of its key; null where there is no such thing. */
  readonly clusteredEnd: RawBuilder<unknown> | null;
}

export const SQLITE: Dialect = { integer: 'integer', real: 'real', tableEnd: sql`strict`, clusteredEnd: sql`strict, without rowid` };

/** `?` at the end: may be null. */
export type ColumnType = 'text' | 'text?' | 'integer' | 'integer?' | 'real' | 'real?';

export interface TableDefinition {
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** The primary key after `siteId`. */
  readonly key: readonly string[];
  /** Further indices, each after `siteId`. */
  readonly indices?: readonly (readonly string[])[];
  /** Foreign keys within one site: columns after `siteId` → table. */
  readonly references?: Readonly<Record<string, string>>;
  /** Its rows lie in the order of its key: for a table that is found by it, and changed all the time. */
  readonly isClustered?: boolean;
  /** Only the `site` table itself is none of a site. */
  readonly isSite?: boolean;
}

/**
 * Creates a table of one site: `siteId` comes first in it, in its primary key, in every index and in every foreign key.
 * A reference names a table by the one column that, with `siteId`, is its primary key.
 */
export async function defineTable(db: Kysely<unknown>, dialect: Dialect, name: string, table: TableDefinition): Promise<void> {
  let create: CreateTableBuilder<string, string> = db.schema.createTable(name).addColumn('siteId', 'text', (column) => column.notNull());
  for (const [column, type] of Object.entries(table.columns)) {
    const bare = type.replace('?', '');
    const dataType = bare === 'integer' ? dialect.integer : bare === 'real' ? dialect.real : 'text';
    create = create.addColumn(column, dataType, (built) => (type.endsWith('?') ? built : built.notNull()));
  }
  create = create.addPrimaryKeyConstraint(`${name}_key`, ['siteId', ...table.key]);
  if (!table.isSite) create = create.addForeignKeyConstraint(`${name}_site`, ['siteId'], 'site', ['siteId']);
  for (const [column, target] of Object.entries(table.references ?? {})) {
    const columns = ['siteId', column];
    create = create.addForeignKeyConstraint(`${name}_${target}`, columns, target, columns);
  }
  const end = table.isClustered ? dialect.clusteredEnd : dialect.tableEnd;
  await (end ? create.modifyEnd(end) : create).execute();
  for (const columns of table.indices ?? []) {
    await db.schema
      .createIndex(`${name}_by_${columns.join('_')}`)
      .on(name)
      .columns(['siteId', ...columns])
      .execute();
  }
}
