import { sql } from 'kysely';
import type { UnreadableCell, UnreadableCells } from '../faces/unreadable-cells.ts';
import { FACT_TABLES } from '../schema/fact-tables.ts';
import type { Scope } from './scope.ts';

/* Columns that hold JSON, and by what a row of their table is named. */
const JSON_COLUMNS: Readonly<Record<string, { readonly key: readonly string[]; readonly columns: readonly string[] }>> = {
  auditRecord: { key: ['seq'], columns: ['caseIds', 'previousOfCase', 'body'] },
  auditText: { key: ['seq'], columns: ['texts'] },
  effect: { key: ['effectId'], columns: ['body'] },
  tenant: { key: FACT_TABLES.tenant.key, columns: ['contacts'] },
  meter: { key: FACT_TABLES.meter.key, columns: ['openingRates', 'closingRates'] },
  billingReading: { key: FACT_TABLES.billingReading.key, columns: ['rates'] },
  lease: { key: FACT_TABLES.lease.key, columns: ['unitIds', 'parties', 'contacts', 'clause', 'lines', 'amendment'] },
  contract: { key: FACT_TABLES.contract.key, columns: ['lines', 'form', 'terms'] },
  contractAnswer: { key: FACT_TABLES.contractAnswer.key, columns: ['value'] },
  ledgerBatch: { key: FACT_TABLES.ledgerBatch.key, columns: ['policy'] },
  statementPage: { key: FACT_TABLES.statementPage.key, columns: ['content'] },
};

/** Cells that this program could not have written and cannot read: JSON that is none, and integers that are kept exactly in no number of ours. */
export function unreadableCells({ db, siteId }: Scope): UnreadableCells {
  const rowsWhere = async (table: string, key: readonly string[], column: string, wrong: ReturnType<typeof sql<boolean>>) => {
    const parts = key.map((each) => sql`cast(${sql.ref(each)} as text)`);
    const { rows } = await sql<{ row: string }>`
      select ${sql.join(parts, sql` || ' ' || `)} as "row" from ${sql.table(table)} where "siteId" = ${siteId} and ${wrong} limit 100`.execute(
      db,
    );
    return rows.map(({ row }): UnreadableCell => ({ table, row, column }));
  };
  return {
    async unreadable() {
      const found: UnreadableCell[] = [];
      for (const [table, { key, columns }] of Object.entries(JSON_COLUMNS))
        for (const column of columns)
          found.push(...(await rowsWhere(table, key, column, sql<boolean>`json_valid(${sql.ref(column)}) = 0`)));
      for (const [table, { key }] of Object.entries(FACT_TABLES)) {
        const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table}) where lower(type) like '%int%'`.execute(
          db,
        );
        for (const { name } of rows) {
          const most = sql.lit(Number.MAX_SAFE_INTEGER);
          const wrong = sql<boolean>`(${sql.ref(name)} > ${most} or ${sql.ref(name)} < -${most})`;
          found.push(...(await rowsWhere(table, key, name, wrong)));
        }
      }
      return found;
    },
  };
}
