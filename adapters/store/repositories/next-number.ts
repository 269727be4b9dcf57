import { sql } from 'kysely';
import type { FactTableName } from '../schema/fact-tables.ts';
import type { Scope } from './scope.ts';

/** The number of the next fact of one thing, in a table that numbers them: 1 for the first. @param of the columns that name the thing */
export async function nextNumber({ db, siteId }: Scope, table: FactTableName, of: Readonly<Record<string, string>>): Promise<number> {
  const named = Object.entries(of).map(([column, value]) => sql`and ${sql.ref(column)} = ${value}`);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max("number"), 0) + 1 as "next" from ${sql.table(table)} where "siteId" = ${siteId} ${sql.join(named, sql` `)}`.execute(
    db,
  );
  return Number(rows[0]?.next ?? 1);
}
