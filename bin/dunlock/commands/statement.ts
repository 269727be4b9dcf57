import type { Command } from 'commander';
import type { StatementReport } from '../../../engine/reports/statement.ts';
import { askReport, type ReportOptions } from '../ask-report.ts';
import { add } from '../common.ts';
import { printStatement } from '../print-statement.ts';

/** `dunlock statement TENANT`: the account of one tenant. */
export function addStatement(program: Command): void {
  add(program.command('statement <tenant>'))
    .summary('The account of a tenant, line by line.')
    .description(
      'The account of a tenant: each charge with its id, period and working, credit notes, payments, what went back, the balance after each, and what is open. It can be handed to the tenant: who of us matched a payment, and why, is in --json only.\n\n  dunlock statement T0105 --as-of 2026-01-31\n  dunlock statement T0105 --csv > T0105.csv',
    )
    .option('--csv', 'print CSV with a header and nothing else', false)
    .option('--as-of <date>', 'by what was known at the end of this day (or at this instant)')
    .action((tenant: string, o: ReportOptions & { asOf?: string }) =>
      askReport<StatementReport>(o, { report: 'statement', tenantId: tenant, asOf: o.asOf }, printStatement),
    );
}
