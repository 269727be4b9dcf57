import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CivilDate, daysBetween, parseCivilDate, plusDays } from '../../core/calendar/civil.ts';

const FILE = join('simulator', 'data', 'invoices-ibm.csv');
const DATE_COLUMNS = ['issueDate', 'dueDate', 'settleDate'];

/** The real payment history of 64 customers, as its file has it: the columns used here are customerId, issueDate, dueDate and settleDate. */
export interface History {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Reads the invoices that come with the project. @throws when the file is not there */
export function readHistory(): History {
  const [header = '', ...lines] = readFileSync(historyFile(), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
  return { columns, rows };
}

/** Its customers in the order of their ids: they become the tenants. */
export function customersOf(history: History): string[] {
  return [...new Set(history.rows.map((row) => row.customerId ?? ''))].sort();
}

/** Days from due to settled (negative: early), per customer, in the order of the file. */
export function delaysOf(history: History): ReadonlyMap<string, readonly number[]> {
  const delays = new Map<string, number[]>();
  for (const row of history.rows) {
    const due = parseCivilDate(row.dueDate ?? '');
    const settled = parseCivilDate(row.settleDate ?? '');
    if (!due || !settled) continue;
    const customer = row.customerId ?? '';
    delays.set(customer, [...(delays.get(customer) ?? []), daysBetween(due, settled)]);
  }
  return delays;
}

/** How far to move the history: the largest number of whole weeks that puts its last settle date before `firstDay`. Whole weeks keep weekdays. */
export function weeksTo(history: History, firstDay: CivilDate): number {
  const last =
    history.rows
      .map((row) => row.settleDate ?? '')
      .sort()
      .at(-1) ?? '';
  const date = parseCivilDate(last);
  if (!date) throw new Error(`${FILE} has no settle date`);
  return Math.floor((daysBetween(date, firstDay) - 1) / 7);
}

/** The history as CSV, its dates moved by `weeks`. */
export function historyCsv(history: History, weeks: number): string {
  const moved = (column: string, cell: string) => {
    const date = DATE_COLUMNS.includes(column) ? parseCivilDate(cell) : null;
    return date ? plusDays(date, weeks * 7) : cell;
  };
  const lines = history.rows.map((row) => history.columns.map((column) => moved(column, row[column] ?? '')).join(','));
  return `${[history.columns.join(','), ...lines].join('\n')}\n`;
}

/* Run from the sources this module stands in simulator/estate/, bundled it may stand anywhere below the package: look upwards. */
function historyFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, FILE);
    if (existsSync(file)) return file;
    const above = dirname(folder);
    if (above === folder) throw new Error(`${FILE} is not in the package: without it the twin has no tenants`);
    folder = above;
  }
}
