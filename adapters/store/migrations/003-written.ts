import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { WRITTEN_COLUMNS } from './003-written/columns.ts';
import { noteRowsBefore } from './003-written/rows-before.ts';
import { addColumns } from './add-columns.ts';
import type { Dialect } from './define-table.ts';

/** Facts name the transaction that wrote them; one record in the chain proves those that were there before. */
export function written(dialect: Dialect): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await addColumns(db, dialect, WRITTEN_COLUMNS);
      await noteRowsBefore(db);
    },
  };
}
