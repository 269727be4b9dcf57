import type { Kysely } from 'kysely';

/* The journal goes through facts in the order in which they were known; without these each of its pages would read a whole table. */
const INDICES: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['charge', ['knownAt', 'batch']],
  ['allocation', ['knownAt', 'batch']],
];

/** Adds the indices that reports over the whole ledger need on tables of the first version. */
export async function addReportIndices(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of INDICES) {
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(['siteId', ...columns])
      .execute();
  }
}
