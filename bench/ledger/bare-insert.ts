import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { openDatabase } from '../../adapters/store/sqlite/dialect.ts';

/** What a bare insert took. */
export interface BareInsert {
  readonly rows: number;
  readonly seconds: number;
}

/**
 * The reference: the very rows that stand in a table of a store, inserted into a new file by `node:sqlite` alone, one prepared statement, as many
 * rows in a transaction as the import takes at most, with the same table, keys, indices and pragmas. Its commits bring the log into the
 * file themselves, as a store's do until a thread does it. Reading the rows is not counted. A second runs it no differently from a hundred.
 * @param batchSize rows of a transaction
 * @param hasParents whether the table names no other than the site; where it does, the others are not in that file, and no foreign key is checked: that
 *   makes the reference faster, never slower
 */
export function bareInsert(from: string, folder: string, table: string, batchSize: number, hasParents = true): BareInsert {
  const source = new DatabaseSync(from, { readOnly: true });
  const target = openDatabase(join(folder, `bare-${table}.db`), false);
  try {
    if (!hasParents) target.exec('pragma foreign_keys = off');
    const made = source
      .prepare("select sql from sqlite_master where tbl_name in ('site', ?) and sql is not null order by rowid")
      .all(table);
    for (const { sql } of made) target.exec(String(sql));
    copySite(source, target);
    const columns = source.prepare(`select * from "${table}" limit 0`).columns();
    const insert = target.prepare(`insert into "${table}" values (${columns.map(() => '?').join(', ')})`);
    let rows = 0;
    let seconds = 0;
    let batch: SQLInputValue[][] = [];
    const flush = () => {
      const start = performance.now();
      target.exec('begin immediate');
      for (const row of batch) insert.run(...row);
      target.exec('commit');
      seconds += (performance.now() - start) / 1000;
      rows += batch.length;
      batch = [];
    };
    for (const row of source.prepare(`select * from "${table}" order by rowid`).iterate()) {
      batch.push(Object.values(row));
      if (batch.length === batchSize) flush();
    }
    if (batch.length > 0) flush();
    return { rows, seconds };
  } finally {
    source.close();
    target.close();
  }
}

function copySite(source: DatabaseSync, target: DatabaseSync): void {
  for (const row of source.prepare('select * from site').all()) {
    const values = Object.values(row);
    target.prepare(`insert into site values (${values.map(() => '?').join(', ')})`).run(...values);
  }
}
