import { sql } from 'kysely';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargedSpan, LeaseRepository } from '../faces/leases.ts';
import type { Scope } from './scope.ts';

/* Spans that touch or overlap are one island: a row begins one when it lies beyond all that begin before it. */
export function chargedSpans({ db, siteId }: Scope): Pick<LeaseRepository, 'charged'> {
  return {
    async charged(leaseId) {
      const found = await sql<{ lineId: string; periodFrom: CivilDate; periodTo: CivilDate }>`
        select "lineId", min("periodFrom") as "periodFrom", max("periodTo") as "periodTo" from (
          select "lineId", "periodFrom", "periodTo", sum("begins") over (partition by "lineId" order by "periodFrom", "periodTo") as "island" from (
            select "lineId", "periodFrom", "periodTo",
              case when "periodFrom" <= max("periodTo") over (
                partition by "lineId" order by "periodFrom", "periodTo" rows between unbounded preceding and 1 preceding
              ) then 0 else 1 end as "begins"
            from "charge"
            where "siteId" = ${siteId} and "leaseId" = ${leaseId} and "lineId" is not null
              and "periodFrom" is not null and "periodTo" is not null and "about" is null
          ) as "marked"
        ) as "islands"
        group by "lineId", "island" order by "lineId", "periodFrom"`.execute(db);
      return found.rows.map(({ lineId, periodFrom, periodTo }): ChargedSpan => ({ lineId, from: periodFrom, to: periodTo }));
    },
  };
}
