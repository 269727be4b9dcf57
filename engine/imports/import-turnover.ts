import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { TurnoverReport } from '../../core/lease/turnover.ts';
import type { Problem } from '../../core/parsing/parsed.ts';
import type { EngineContext } from '../context.ts';
import { readRow } from './cells.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, chunksOf, ImportRun } from './import-run.ts';
import { adjustAfter } from './leases/adjusted-by.ts';
import { readTable, type TableRow } from './read-table.ts';
import { RowsSeen } from './rows-seen.ts';
import { TURNOVER_SHEET, turnoverRow } from './turnover-row.ts';

interface Read {
  readonly report: TurnoverReport;
  readonly row: TableRow;
}

/**
 * Imports what tenants report to have sold. The same file twice changes nothing; a report that comes again with another amount corrects the
 * one before, and what was charged by it is adjusted. Two reports on the same days of a lease are refused.
 */
export async function importTurnover(context: EngineContext, input: ImportInput): Promise<ImportReport> {
  const run = new ImportRun('turnover', input);
  const table = readTable(input, TURNOVER_SHEET.columns);
  run.rejected.push(...table.rejected);
  const changed = new Set<string>();
  for (const chunk of chunksOf(readAll(run, table.rows, context))) {
    for (const id of await context.store.transaction((tx) => takeIn(tx, context, run, chunk))) changed.add(id);
  }
  await adjustAfter(context, run, changed);
  await run.keepRejects(context);
  return run.report();
}

function readAll(run: ImportRun, rows: readonly TableRow[], context: EngineContext): Read[] {
  const seen = new RowsSeen();
  const reads: Read[] = [];
  for (const row of rows) {
    const report = readRow(run, row, (cells) => turnoverRow(cells, context));
    if (report === null) continue;
    const before = seen.note(report.reportId, report, row.line);
    if (before === 'new') reads.push({ report, row });
    else if (before === 'same') run.unchanged++;
    else
      run.reject(row, row.given.get('reportId') ?? 'reportId', `${report.reportId} stands on line ${before.otherLine} with other content`);
  }
  return reads;
}

async function takeIn(tx: StoreTransaction, context: EngineContext, run: ImportRun, reads: readonly Read[]): Promise<string[]> {
  const facts: TurnoverReport[] = [];
  for (const { report, row } of reads) {
    const lease = await tx.leases.get(report.leaseId);
    if (lease === null) {
      run.reject(row, row.given.get('leaseId') ?? 'leaseId', `lease '${report.leaseId}' is not known: import the leases first`);
      continue;
    }
    const problem = await contradiction(tx, report);
    if (problem !== null) {
      run.reject(row, row.given.get(problem.place) ?? problem.place, problem.reason);
      continue;
    }
    if ((await tx.leases.saveTurnover(report)) === 'unchanged') {
      run.unchanged++;
      continue;
    }
    run.accepted++;
    run.tenants.add(lease.tenantId);
    facts.push(report);
  }
  const now = context.clock.now();
  await chainImport(tx, run, facts, now);
  return facts.map(({ leaseId }) => leaseId);
}

async function contradiction(tx: StoreTransaction, report: TurnoverReport): Promise<Problem | null> {
  const before = await tx.leases.turnoverReport(report.reportId);
  if (before !== null && before.leaseId !== report.leaseId)
    return { place: 'reportId', reason: `report '${report.reportId}' is of lease '${before.leaseId}'` };
  const other = (await tx.leases.turnover(report.leaseId)).find(
    ({ reportId, from, to }) => reportId !== report.reportId && from < report.to && to > report.from,
  );
  if (other === undefined) return null;
  return {
    place: 'from',
    reason: `report '${other.reportId}' tells of ${other.from} to ${other.to} already: give its reportId to correct it`,
  };
}
