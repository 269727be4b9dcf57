import { resolve } from 'node:path';
import type { Report } from '../../engine/reports/question.ts';
import { csvHead, csvRow } from '../../engine/reports/table.ts';
import { tableOf } from '../../engine/reports/tables.ts';
import type { Common } from './common.ts';
import { onSite } from './run-on.ts';

export interface ReportOptions extends Common {
  readonly csv: boolean;
}

type Question = Readonly<Record<string, unknown>>;

/** Asks for a report and prints it: as CSV page by page, as one JSON document, or for people. Long reports are asked for page by page, to their end. */
export async function askReport<R extends Report>(options: ReportOptions, question: Question, print: (report: R) => string): Promise<void> {
  await onSite(resolve(options.data), 'report', async (ask) => {
    let whole: Report | null = null;
    let after: string | null = null;
    do {
      const args = { question: after === null ? question : { ...question, after } };
      const page = (await ask({ command: 'report', args })) as Report;
      if (options.csv) printCsv(page, after === null);
      else whole = whole === null ? page : joined(whole, page);
      after = 'next' in page ? page.next : null;
    } while (after !== null);
    if (whole === null) return;
    process.stdout.write(`${options.json ? JSON.stringify(whole, null, 2) : print(whole as R)}\n`);
  });
}

function printCsv(page: Report, first: boolean): void {
  const { columns, rows } = tableOf(page);
  const lines = [...(first ? [csvHead(columns)] : []), ...rows.map((row) => csvRow(columns, row))];
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

function joined(whole: Report, page: Report): Report {
  if (whole.report === 'open-items' && page.report === 'open-items') {
    return { ...whole, items: [...whole.items, ...page.items], next: page.next };
  }
  if (whole.report === 'journal' && page.report === 'journal') {
    return { ...whole, entries: [...whole.entries, ...page.entries], next: page.next };
  }
  if (whole.report === 'leases' && page.report === 'leases') {
    return { ...whole, leases: [...whole.leases, ...page.leases], next: page.next };
  }
  return page;
}
