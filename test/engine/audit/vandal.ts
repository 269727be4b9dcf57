import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { onTestFinished } from 'vitest';

export type Row = Record<string, SQLInputValue>;

/** Somebody with a way into the file of a store beside the program. */
export function vandalOf(path: string) {
  const database = new DatabaseSync(path);
  database.exec('pragma foreign_keys = off');
  onTestFinished(() => database.close());
  const run = (text: string, ...cells: SQLInputValue[]) => database.prepare(text).run(...cells);
  return {
    run,
    /** The first row of which a condition holds. */
    row(table: string, where: string): Row {
      const found = database.prepare(`select * from "${table}" where ${where} limit 1`).get();
      if (found === undefined) throw new Error(`${table} has no row where ${where}`);
      return found as Row;
    },
    insert(table: string, row: Row): void {
      const names = Object.keys(row).map((column) => `"${column}"`);
      run(`insert into "${table}" (${names}) values (${names.map(() => '?')})`, ...Object.values(row));
    },
  };
}
