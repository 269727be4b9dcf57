import { sql } from 'kysely';
import type { ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { lastMoment, setAgainst } from './open-at.ts';

type Numbers<Row> = { [K in keyof Row]: Row[K] extends number ? number | bigint : Row[K] };
type Charged = Awaited<ReturnType<ReportRepository['charged']>>[number];
type Collected = Awaited<ReturnType<ReportRepository['collected']>>[number];

/** What was charged, and what became of it. */
export function collectedReports(scope: Scope): Pick<ReportRepository, 'charged' | 'collected'> {
  const { db, siteId } = scope;
  return {
    async charged({ asOf }, from, to) {
      const at = lastMoment(asOf);
      const counts = sql`c."siteId" = ${siteId} and c."backfilled" = 0 and c."debtType" <> 'deposit'`;
      const { rows } = await sql<Numbers<Charged>>`
        select s."currency", sum(s."chargedMinor") as "chargedMinor", sum(s."creditNotesMinor") as "creditNotesMinor" from (
          select c."currency", c."amountMinor" as "chargedMinor", 0 as "creditNotesMinor" from "charge" as c
          where ${counts} and c."knownAt" <= ${at} and c."issueDate" >= ${from} and c."issueDate" < ${to}
          union all
          select n."currency", 0, n."amountMinor" from "credit" as n
          join "charge" as c on c."siteId" = n."siteId" and c."chargeId" = n."chargeId"
          where ${counts} and n."kind" = 'credit-note' and n."knownAt" <= ${at} and n."effectiveOn" >= ${from} and n."effectiveOn" < ${to}
        ) as s group by s."currency" order by s."currency"`.execute(db);
      return rows.map((row) => ({
        currency: row.currency,
        chargedMinor: Number(row.chargedMinor),
        creditNotesMinor: Number(row.creditNotesMinor),
      }));
    },
    async collected({ asOf, tenantId }, from, to, before) {
      /* The payment is looked up part by part: joined, SQLite went through all payments for each charge. */
      const paidAt = sql`(select p."paidAt" from "payment" as p where p."siteId" = a."siteId" and p."paymentId" = a."paymentId")`;
      const paidBefore = sql`coalesce((
        select sum(case when ${paidAt} < ${before} then a."amountMinor" else 0 end) from "allocation" as a
        where a."siteId" = c."siteId" and a."chargeId" = c."chargeId" and a."knownAt" <= ${lastMoment(asOf)}), 0)`;
      const { rows } = await sql<Numbers<Collected>>`
        select s."currency", count(*) as "charges", sum(s."amountMinor") as "chargedMinor", sum(s."notes") as "creditNotesMinor",
          sum(s."offs") as "writtenOffMinor", sum(s."paid") as "paidMinor", sum(s."before") as "paidBeforeMinor"
        from (
          select c."currency", c."amountMinor", ${setAgainst('allocation', asOf)} as "paid", ${paidBefore} as "before",
            ${setAgainst('credit', asOf, sql`and s."kind" = 'credit-note'`)} as "notes",
            ${setAgainst('credit', asOf, sql`and s."kind" = 'write-off'`)} as "offs"
          from "charge" as c
          where c."siteId" = ${siteId} and c."backfilled" = 0 and c."knownAt" <= ${lastMoment(asOf)}
            and c."dueDate" >= ${from} and c."dueDate" < ${to} ${tenantId === undefined ? sql`` : sql`and c."tenantId" = ${tenantId}`}
        ) as s group by s."currency" order by s."currency"`.execute(db);
      return rows.map((row) => ({
        currency: row.currency,
        charges: Number(row.charges),
        chargedMinor: Number(row.chargedMinor),
        creditNotesMinor: Number(row.creditNotesMinor),
        writtenOffMinor: Number(row.writtenOffMinor),
        paidMinor: Number(row.paidMinor),
        paidBeforeMinor: Number(row.paidBeforeMinor),
      }));
    },
  };
}
