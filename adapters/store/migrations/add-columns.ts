import type { Kysely } from 'kysely';
import type { ColumnType, Dialect } from './define-table.ts';

/** A column that rows of an earlier version lack; what may not be null says what they get. */
export interface AddedColumn {
  readonly type: ColumnType;
  readonly default?: string | number;
}

/** Columns to add, by table. */
export type AddedColumns = Readonly<Record<string, Readonly<Record<string, AddedColumn>>>>;

/** Adds columns to tables that exist. */
export async function addColumns(db: Kysely<unknown>, dialect: Dialect, added: AddedColumns): Promise<void> {
  for (const [table, columns] of Object.entries(added)) {
    for (const [name, { type, default: value }] of Object.entries(columns)) {
      const bare = type.replace('?', '');
      const dataType = bare === 'integer' ? dialect.integer : bare === 'real' ? dialect.real : 'text';
      await db.schema
        .alterTable(table)
        .addColumn(name, dataType, (column) => (type.endsWith('?') ? column : column.notNull().defaultTo(value)))
        .execute();
    }
  }
}
