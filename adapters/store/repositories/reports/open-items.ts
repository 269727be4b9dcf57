import { sql } from 'kysely';
import type { OpenItem, ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { openAt } from './open-at.ts';

export function openItemsReport(scope: Scope): Pick<ReportRepository, 'openItems'> {
  return {
    async openItems(filter, { after, limit }) {
      const from = after === null ? sql`` : sql`where (i."dueDate", i."chargeId") > (${after.dueDate}, ${after.chargeId})`;
      const { rows } = await sql<OpenItem>`
        select * from (${openAt(scope, filter)}) as i ${from} order by i."dueDate", i."chargeId" limit ${limit}`.execute(scope.db);
      return rows;
    },
  };
}
