import { sql } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { LeaseRepository } from '../faces/leases.ts';
import type { LeaseReckonedRow } from '../schema/lease-tables.ts';
import { auditRepository } from './audit.ts';
import type { Scope } from './scope.ts';

type ReckonedMark = Omit<LeaseReckonedRow, 'siteId'>;

/* A first version corrects nothing: a lease that never changed counts as taken into account. A mark of more than there is cannot be true, and counts as none. */
export function reckonedLeases({ db, siteId }: Scope): Pick<LeaseRepository, 'unreckoned' | 'reckonAgain' | 'noteReckoned'> {
  const count = async (table: 'lease' | 'turnoverReport', leaseId: string): Promise<number> => {
    const counted = db.selectFrom(table).select(({ fn }) => fn.countAll().as('n'));
    return Number((await counted.where('siteId', '=', siteId).where('leaseId', '=', leaseId).executeTakeFirst())?.n ?? 0);
  };
  const note = async (leases: readonly ReckonedMark[], at: Instant): Promise<void> => {
    if (leases.length === 0) return;
    for (const { leaseId, ...mark } of leases) {
      await db
        .insertInto('leaseReckoned')
        .values({ siteId, leaseId, ...mark })
        .onConflict((conflict) => conflict.columns(['siteId', 'leaseId']).doUpdateSet(mark))
        .execute();
    }
    await auditRepository({ db, siteId }).append({ at, kind: 'leases/reckoned', body: { leases } });
  };
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
        where "known"."versions" <> coalesce("done"."versions", 1) or "known"."reports" <> coalesce("done"."reports", 0)
        order by "known"."leaseId"`.execute(db);
      return found.rows.map(({ leaseId }) => leaseId);
    },
    reckonAgain: (leaseIds, at) =>
      note(
        leaseIds.map((leaseId) => ({ leaseId, versions: 0, reports: 0 })),
        at,
      ),
    async noteReckoned(leaseIds, at) {
      const counted: ReckonedMark[] = [];
      for (const leaseId of leaseIds)
        counted.push({ leaseId, versions: await count('lease', leaseId), reports: await count('turnoverReport', leaseId) });
      await note(counted, at);
    },
  };
}
