import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '../../../../core/calendar/civil.ts';
import type { ReportScope } from '../../faces/reports.ts';
import { END_OF_TIME, type Scope } from '../scope.ts';

/**
 * Charges that were open at a moment, as a query with the columns of `charge` that reports show, and `paidMinor`, `creditedMinor`, `openMinor`.
 *
 * Now: what `openCharge` holds. Then: what it holds, and whatever was paid or credited since, since nothing else can have been open then and
 * settled now. So the years of settled charges before are never walked through.
 */
export function openAt({ siteId }: Scope, { asOf, tenantId, debtType, dueBefore }: ReportScope & { readonly dueBefore?: CivilDate }) {
  const filters: RawBuilder<unknown>[] = [sql`c."siteId" = ${siteId}`, sql`c."backfilled" = 0`];
  const tenant = asOf === 'now' ? sql`o."tenantId"` : sql`c."tenantId"`;
  if (tenantId !== undefined) filters.push(sql`${tenant} = ${tenantId}`);
  if (debtType !== undefined) filters.push(sql`c."debtType" = ${debtType}`);
  if (dueBefore !== undefined) filters.push(sql`c."dueDate" < ${dueBefore}`);
  if (asOf === 'now') {
    return sql`
      select ${tenant}, ${COLUMNS}, o."paidMinor", o."creditedMinor", c."amountMinor" - o."paidMinor" - o."creditedMinor" as "openMinor"
      from "openCharge" as o
      join "charge" as c on c."siteId" = o."siteId" and c."chargeId" = o."chargeId" and c."tenantId" = o."tenantId" and c."dueDate" = o."dueDate"
      where ${sql.join(filters, sql` and `)}`;
  }
  filters.push(sql`c."knownAt" <= ${asOf}`);
  filters.push(sql`c."chargeId" in (
    select "chargeId" from "openCharge" where "siteId" = ${siteId}
    union select "chargeId" from "allocation" where "siteId" = ${siteId} and "knownAt" || '' > ${asOf}
    union select "chargeId" from "credit" where "siteId" = ${siteId} and "knownAt" > ${asOf})`);
  return sql`
    select * from (
      select b.*, b."amountMinor" - b."paidMinor" - b."creditedMinor" as "openMinor" from (
        select ${tenant}, ${COLUMNS}, ${setAgainst('allocation', asOf)} as "paidMinor", ${setAgainst('credit', asOf)} as "creditedMinor"
        from "charge" as c
        where ${sql.join(filters, sql` and `)}) as b) as o
    where o."openMinor" > 0`;
}

/** What was set against a charge `c` by a moment: the sum of its allocations, or of its credits. */
export function setAgainst(table: 'allocation' | 'credit', asOf: ReportScope['asOf'], extra: RawBuilder<unknown> = sql``) {
  return sql`coalesce((
    select sum(s."amountMinor") from ${sql.table(table)} as s
    where s."siteId" = c."siteId" and s."chargeId" = c."chargeId" and s."knownAt" <= ${lastMoment(asOf)} ${extra}), 0)`;
}

/** The last instant that counts. */
export function lastMoment(asOf: ReportScope['asOf']) {
  return asOf === 'now' ? END_OF_TIME : asOf;
}

const COLUMNS = sql.join(
  ['chargeId', 'leaseId', 'debtType', 'about', 'issueDate', 'dueDate', 'currency', 'amountMinor'].map((name) => sql.ref(`c.${name}`)),
);
