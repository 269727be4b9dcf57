import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { askReport, type ReportOptions } from '../ask-report.ts';
import { add } from '../common.ts';
import { printReport } from '../print-report.ts';

type AsOf = { readonly asOf?: string };
type Of = { readonly tenant?: string; readonly type?: string };
type Span = { readonly from?: string; readonly to?: string };
type Ledger = Span & AsOf & { readonly chart?: string; readonly byDay: boolean; readonly trialBalance: boolean };

const HISTORY = 'Imported history is none of it.';
const DEBT_TYPE = 'this debt type only: rent, turnover-rent, service-charge, marketing-fund, electricity, water, deposit, late-fee, other';

/** `open-items`, `balances`, `aging`, `dso`, `collection`, `journal`: questions to the whole ledger, as of any moment. */
export function addReports(program: Command): void {
  asOf(report(program, 'open-items', 'What is open, charge by charge.'))
    .description(
      `Charges that are not settled, the oldest due first, with what was paid and credited of each. ${HISTORY}\n\n  dunlock open-items --tenant T0105\n  dunlock open-items --overdue --as-of 2026-01-31 --csv > open.csv`,
    )
    .option('--tenant <id>', 'of this tenant only')
    .option('--type <debt type>', DEBT_TYPE)
    .option('--overdue', 'only what is overdue', false)
    .action((o: ReportOptions & AsOf & Of & { overdue: boolean }) =>
      askReport(o, { report: 'open-items', asOf: o.asOf, tenantId: o.tenant, debtType: o.type, overdue: o.overdue }, printReport),
    );
  asOf(report(program, 'balances', 'What is owed by debt type.'))
    .description(
      `What is owed by debt type and currency; beside it the money of tenants that no charge has taken (credit), and the money that is nobody’s yet (suspense). ${HISTORY}`,
    )
    .option('--tenant <id>', 'of this tenant only')
    .action((o: ReportOptions & AsOf & Of) => askReport(o, { report: 'balances', asOf: o.asOf, tenantId: o.tenant }, printReport));
  asOf(report(program, 'aging', 'What is open by how long it has been overdue.'))
    .description(`What is open by age: not due, 1 to 30, 31 to 60, 61 to 90 and over 90 days overdue. ${HISTORY}`)
    .option('--by <what>', 'a line per currency (site), per tenant, or per debt type (debt-type)', 'site')
    .option('--tenant <id>', 'of this tenant only')
    .option('--type <debt type>', DEBT_TYPE)
    .action((o: ReportOptions & AsOf & Of & { by: string }) =>
      askReport(o, { report: 'aging', asOf: o.asOf, by: o.by, tenantId: o.tenant, debtType: o.type }, printReport),
    );
  asOf(report(program, 'dso', 'Days sales outstanding.'))
    .description(
      `Days sales outstanding: open ÷ charged in the days before × those days; beside it what it would be if nothing were overdue, and the difference. Deposits are none of it. ${HISTORY}`,
    )
    .option('--days <n>', 'how many days of charging it is measured by', '90')
    .action((o: ReportOptions & AsOf & { days: string }) => askReport(o, { report: 'dso', asOf: o.asOf, days: o.days }, printReport));
  asOf(report(program, 'collection', 'The collection rate of each month.'))
    .description(
      `Of what fell due in each month: how much has been paid by now, and how much before the month was over. ${HISTORY}\n\n  dunlock collection --from 2025-07 --to 2026-06`,
    )
    .option('--from <month>', 'first month, such as 2026-01; eleven before the last when left out')
    .option('--to <month>', 'last month; this one when left out')
    .option('--tenant <id>', 'of this tenant only')
    .action((o: ReportOptions & AsOf & Of & Span) =>
      askReport(o, { report: 'collection', asOf: o.asOf, tenantId: o.tenant, from: o.from, to: o.to }, printReport),
    );
  asOf(report(program, 'journal', 'Double entry for the general ledger.'))
    .description(
      'The journal for the owner’s general ledger: each charge, payment, match, allocation, credit note, write-off and what went back as an entry whose debits equal its credits, booked on the day on which it became known (a day that was exported does not change any more).\n\n  dunlock journal --from 2026-01-01 --to 2026-01-31 --csv > january.csv\n  dunlock journal --by-day --chart chart.json\n  dunlock journal --trial-balance --as-of 2026-01-31\n\nA chart of accounts is JSON; what it leaves out is as in the default:\n\n  {"bank": {"number": "1002", "name": "Bank"}, "income": {"rent": {"number": "6001", "name": "Rent"}}}\n\nIts places: bank, suspense, credit, tax, badDebt, and by debt type receivable.<type>, income.<type>.',
    )
    .option('--from <date>', 'first day; the first of the month when left out')
    .option('--to <date>', 'last day; today when left out')
    .option('--chart <file>', 'your chart of accounts (JSON)')
    .option('--by-day', 'summed by day and account', false)
    .option('--trial-balance', 'what stands on each account since the beginning (with --as-of)', false)
    .action(async (o: ReportOptions & Ledger) => askReport(o, await ledgerQuestion(o), printReport));
}

async function ledgerQuestion({ from, to, asOf: at, chart, byDay, trialBalance }: Ledger): Promise<Record<string, unknown>> {
  const accounts = chart === undefined ? {} : { chart: await chartFrom(chart) };
  if (trialBalance) return { report: 'trial-balance', asOf: at, ...accounts };
  if (at !== undefined) throw new Error('--as-of goes with --trial-balance: a journal is of a span of days, --from and --to');
  return { report: byDay ? 'journal-days' : 'journal', from, to, ...accounts };
}

async function chartFrom(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON (${error instanceof Error ? error.message : String(error)}): see dunlock journal --help`);
  }
}

function report(program: Command, name: string, summary: string): Command {
  return add(program.command(name)).summary(summary).option('--csv', 'print CSV with a header and nothing else', false);
}

function asOf(command: Command): Command {
  return command.option('--as-of <date>', 'by what was known at the end of this day (or at this instant)');
}
