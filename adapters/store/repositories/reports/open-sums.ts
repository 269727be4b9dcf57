import { sql } from 'kysely';
import { type CivilDate, plusDays } from '../../../../core/calendar/civil.ts';
import type { DebtType } from '../../../../core/lease/debt-type.ts';
import type { ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { openAt } from './open-at.ts';

type Row = {
  tenantId: string | null;
  debtType: DebtType | null;
  currency: string;
  items: number | bigint;
  openMinor: number | bigint;
  notDue: number | bigint;
  to30: number | bigint;
  to60: number | bigint;
  to90: number | bigint;
  oldestDue: CivilDate;
};

export function openSumsReport(scope: Scope): Pick<ReportRepository, 'openSums'> {
  return {
    async openSums(filter, on, by) {
      const tenant = by.tenant ? sql`i."tenantId"` : sql`null`;
      const debtType = by.debtType ? sql`i."debtType"` : sql`null`;
      /* Due in [from, to): overdue for so many days. */
      const due = (from: CivilDate | null, to: CivilDate | null) =>
        sql`sum(case when ${from === null ? sql`1 = 1` : sql`i."dueDate" >= ${from}`} and ${to === null ? sql`1 = 1` : sql`i."dueDate" < ${to}`}
          then i."openMinor" else 0 end)`;
      const [day30, day60, day90] = [plusDays(on, -30), plusDays(on, -60), plusDays(on, -90)];
      const { rows } = await sql<Row>`
        select ${tenant} as "tenantId", ${debtType} as "debtType", i."currency", count(*) as "items", sum(i."openMinor") as "openMinor",
          ${due(on, null)} as "notDue", ${due(day30, on)} as "to30", ${due(day60, day30)} as "to60", ${due(day90, day60)} as "to90",
          min(i."dueDate") as "oldestDue"
        from (${openAt(scope, filter)}) as i
        group by 1, 2, 3 order by 1, 2, 3`.execute(scope.db);
      return rows.map(({ tenantId, debtType: type, currency, items, openMinor, notDue, to30, to60, to90, oldestDue }) => {
        const [open, ...younger] = [openMinor, notDue, to30, to60, to90].map(Number) as [number, number, number, number, number];
        return {
          tenantId,
          debtType: type,
          currency,
          items: Number(items),
          openMinor: open,
          byAge: {
            'not-due': younger[0],
            '1-30': younger[1],
            '31-60': younger[2],
            '61-90': younger[3],
            'over-90': younger.reduce((left, minor) => left - minor, open),
          },
          oldestDue,
        };
      });
    },
  };
}
