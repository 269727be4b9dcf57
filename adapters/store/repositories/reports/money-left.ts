import { type RawBuilder, sql } from 'kysely';
import type { ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';

type Row = { tenantId: string | null; currency: string; payments: number | bigint; leftMinor: number | bigint };

export function moneyLeftReport(scope: Scope): Pick<ReportRepository, 'moneyLeft'> {
  return {
    async moneyLeft({ asOf, tenantId }) {
      const left = asOf === 'now' ? leftNow(scope) : leftAt(scope, asOf);
      const of = tenantId === undefined ? sql`` : sql`and l."tenantId" = ${tenantId}`;
      const { rows } = await sql<Row>`
        select l."tenantId", l."currency", count(*) as "payments", sum(l."leftMinor") as "leftMinor" from (${left}) as l
        where l."leftMinor" <> 0 ${of} group by l."tenantId", l."currency" order by l."tenantId", l."currency"`.execute(scope.db);
      return rows.map((row) => ({ ...row, payments: Number(row.payments), leftMinor: Number(row.leftMinor) }));
    },
  };
}

function leftNow({ siteId }: Scope) {
  return sql`select "tenantId", "currency", "leftMinor" from "openPayment" where "siteId" = ${siteId} and "backfilled" = 0`;
}

/* As with charges: only what is left now, or was used or went back since, can have been left then. Whose it was then is its own question. */
function leftAt({ siteId }: Scope, asOf: string) {
  const since = (table: 'allocation' | 'outflow') =>
    sql`select "paymentId" from ${sql.table(table)} where "siteId" = ${siteId} and "knownAt" || '' > ${asOf}`;
  const used = (table: 'allocation' | 'outflow') => sql`coalesce((
    select sum(u."amountMinor") from ${sql.table(table)} as u
    where u."siteId" = p."siteId" and u."paymentId" = p."paymentId" and u."knownAt" <= ${asOf}), 0)`;
  return sql`
    select ${ownerOf(sql`m."knownAt" <= ${asOf}`)} as "tenantId", p."currency",
      p."amountMinor" - ${used('allocation')} - ${used('outflow')} as "leftMinor"
    from "payment" as p
    where p."siteId" = ${siteId} and p."backfilled" = 0 and p."knownAt" <= ${asOf} and p."paymentId" in (
      select "paymentId" from "openPayment" where "siteId" = ${siteId} union ${since('allocation')} union ${since('outflow')})`;
}

/** Whose a payment `p` was: by the last of its matches `m` that count, else by what it said itself. */
export function ownerOf(counts: RawBuilder<unknown>) {
  const matches = sql`from "paymentMatch" as m where m."siteId" = p."siteId" and m."paymentId" = p."paymentId" and ${counts}`;
  return sql`case when exists (select 1 ${matches}) then (select m."tenantId" ${matches} order by m."number" desc limit 1) else p."tenantId" end`;
}
