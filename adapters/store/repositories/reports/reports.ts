import type { ReportRepository } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { collectedReports } from './collected.ts';
import { journalReport } from './journal.ts';
import { moneyLeftReport } from './money-left.ts';
import { openItemsReport } from './open-items.ts';
import { openSumsReport } from './open-sums.ts';

/** Questions over the whole ledger; each answer is one statement. */
export function reportRepository(scope: Scope): ReportRepository {
  return {
    ...openItemsReport(scope),
    ...openSumsReport(scope),
    ...moneyLeftReport(scope),
    ...collectedReports(scope),
    ...journalReport(scope),
  };
}
