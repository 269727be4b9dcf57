import { type Kysely, sql } from 'kysely';
import { rowText } from '../../../../core/audit/row-text.ts';
import { type ProvenRows, RowsDigest } from '../../../../core/audit/rows-digest.ts';
import type { Instant } from '../../../../core/calendar/civil.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, type FactTable, type FactTableName } from '../../schema/fact-tables.ts';
import { appendRecord } from '../append-record.ts';
import { WRITTEN_COLUMNS } from './columns.ts';

const PAGE = 5_000;

/* Tables that a later migration makes are not there yet. */
const TABLES_THEN = FACT_TABLE_NAMES.filter((table) => FACT_TABLES[table].by === 'batch' || Object.hasOwn(WRITTEN_COLUMNS, table));

/**
 * Appends one record to the chain of the site in this file (a new file has none yet): how many rows each table of facts holds, and what they digest to.
 * Nothing proves how they came to be what they are; from here on nobody changes one, or adds one to them, unnoticed.
 */
export async function noteRowsBefore(db: Kysely<unknown>): Promise<void> {
  const sites = await sql<{ siteId: string; clockAt: Instant }>`select "siteId", "clockAt" from "site"`.execute(db);
  for (const { siteId, clockAt } of sites.rows) {
    const rows: Record<string, ProvenRows> = {};
    for (const table of TABLES_THEN) {
      const proven = await digestOf(db, siteId, table);
      if (proven.n > 0) rows[table] = proven;
    }
    const last = await sql<{ batch: number }>`
      select coalesce(max("batch"), 0) as "batch" from "ledgerBatch" where "siteId" = ${siteId}`.execute(db);
    await appendRecord(db, { siteId, at: clockAt, kind: 'rows/before' }, { form: 1, batch: Number(last.rows[0]?.batch ?? 0), rows });
  }
}

async function digestOf(db: Kysely<unknown>, siteId: string, table: FactTableName): Promise<ProvenRows> {
  const { key, columns }: FactTable = FACT_TABLES[table];
  const digest = new RowsDigest();
  for (let place = 0; ; ) {
    const page = await sql<Record<string, unknown>>`
      select rowid as "#place", * from ${sql.table(table)} where +"siteId" = ${siteId} and rowid > ${place} order by rowid limit ${PAGE}`.execute(
      db,
    );
    for (const row of page.rows) digest.add(rowText(row, [...key, ...columns]));
    if (page.rows.length < PAGE) return digest.end();
    place = Number(page.rows.at(-1)?.['#place']);
  }
}
