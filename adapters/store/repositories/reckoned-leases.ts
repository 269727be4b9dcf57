import { sql } from 'kysely';
import type { LeaseRepository } from '../faces/leases.ts';
import type { Scope } from './scope.ts';

/* A first version corrects nothing: a lease that never changed counts as taken into account. */
export function reckonedLeases({ db, siteId }: Scope): Pick<LeaseRepository, 'unreckoned' | 'reckonAgain' | 'noteReckoned'> {
  return {
    async unreckoned() {
      const found = await sql<{ leaseId: string }>`
        select "known"."leaseId" as "leaseId" from (
          select "leaseId", sum("versions") as "versions", sum("reports") as "reports" from (
            select "leaseId", 1 as "versions", 0 as "reports" from "lease" where "siteId" = ${siteId}
            union all
            select "leaseId", 0 as "versions", 1 as "reports" from "turnoverReport" where "siteId" = ${siteId}
          ) as "facts" group by "leaseId"
        ) as "known"
        left join "leaseReckoned" as "done" on "done"."siteId" = ${siteId} and "done"."leaseId" = "known"."leaseId"
        where "known"."versions" > coalesce("done"."versions", 1) or "known"."reports" > coalesce("done"."reports", 0)
        order by "known"."leaseId"`.execute(db);
      return found.rows.map(({ leaseId }) => leaseId);
    },
    async reckonAgain(leaseId) {
      const nothing = { versions: 0, reports: 0 };
      await db
        .insertInto('leaseReckoned')
        .values({ siteId, leaseId, ...nothing })
        .onConflict((conflict) => conflict.columns(['siteId', 'leaseId']).doUpdateSet(nothing))
        .execute();
    },
    async noteReckoned(leaseId) {
      const count = (table: 'lease' | 'turnoverReport') =>
        sql<number>`(select count(*) from ${sql.table(table)} where ${sql.ref('siteId')} = ${siteId} and ${sql.ref('leaseId')} = ${leaseId})`;
      const counted = { versions: count('lease'), reports: count('turnoverReport') };
      await db
        .insertInto('leaseReckoned')
        .values({ siteId, leaseId, ...counted })
        .onConflict((conflict) => conflict.columns(['siteId', 'leaseId']).doUpdateSet(counted))
        .execute();
    },
  };
}
