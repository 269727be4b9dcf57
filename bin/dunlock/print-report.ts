import type { Report } from '../../engine/reports/question.ts';
import { tableOf } from '../../engine/reports/tables.ts';
import { table } from './printed.ts';

/** A report for people: what it is of, its lines, and a sentence where there are none. */
export function printReport(report: Report): string {
  const { columns, rows } = tableOf(report);
  if (rows.length === 0) return `${titleOf(report)}\n\nNothing.`;
  const cells = [columns.map(({ name }) => spoken(name)), ...rows.map((row) => columns.map(({ name }) => String(row[name] ?? '')))];
  const align = columns.map(({ kind }) => (kind === 'number' ? '>' : '<')).join('');
  return [titleOf(report), '', ...table(cells, align), ...footOf(report)].join('\n');
}

function titleOf(report: Report): string {
  switch (report.report) {
    case 'statement':
      return `Statement of ${report.tenantName} (${report.tenantId}) as of ${report.asOf}`;
    case 'open-items':
      return `Open items as of ${report.asOf}`;
    case 'balances':
      return `Balances${report.tenantId === null ? '' : ` of ${report.tenantId}`} as of ${report.asOf}`;
    case 'aging':
      return `What is open by days overdue, as of ${report.asOf}`;
    case 'dso':
      return `Days sales outstanding as of ${report.asOf}, by what was charged in the ${report.overDays} days before`;
    case 'collection':
      return `What was collected of the charges due in each month, as of ${report.asOf}`;
    case 'journal':
    case 'journal-days':
      return `Journal from ${report.from} to ${report.to}`;
    case 'charges':
      return `Charges of ${report.leaseId ?? `${report.tenantName} (${report.tenantId})`} as of ${report.asOf}`;
    case 'leases':
      return `Leases as of ${report.asOf}`;
    case 'lease':
      return `Lease ${report.leaseId} of ${report.tenantName} (${report.tenantId}) as of ${report.asOf}`;
    case 'trial-balance':
      return `Trial balance as of ${report.asOf}`;
  }
}

function footOf(report: Report): string[] {
  switch (report.report) {
    case 'dso':
      return ['', 'days: open ÷ charged × days · best possible: if nothing were overdue · delinquent: the difference'];
    case 'collection':
      return ['', 'rate: paid ÷ (charged − credit notes) · in month: by money that came in before the month was over'];
    case 'journal':
    case 'journal-days':
      return ['', 'Booked on the day on which a fact became known: a day that was exported does not change any more.'];
    default:
      return [];
  }
}

/* `oldestDue` is a key; people read `oldest due`. */
function spoken(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
