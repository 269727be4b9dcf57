import { type Kysely, sql } from 'kysely';

/*
 * The journal goes through facts in the order in which they were known; without an index each of its pages would read a whole table.
 * It is on an expression that only the journal asks by: with one on the bare column SQLite, which has no statistics, took it for every question
 * "what was set against this charge by then", and read all allocations of the site for each charge.
 */
const TABLES = ['charge', 'allocation'] as const;

/** Adds the indices that reports over the whole ledger need on the two tables that are long and have none by time. */
export async function addReportIndices(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await sql`create index ${sql.id(`${table}_by_when`)} on ${sql.table(table)} ("siteId", ("knownAt" || ''))`.execute(db);
  }
}
