import type { Command } from 'commander';
import type { ChargesReport } from '../../../engine/reports/charges/charges.ts';
import { askReport, type ReportOptions } from '../ask-report.ts';
import { add } from '../common.ts';
import { printCharges } from '../print-charges.ts';

/** `dunlock charges TENANT|LEASE`: what was charged and how it came about, and what waits. */
export function addCharges(program: Command): void {
  add(program.command('charges <tenant-or-lease>'))
    .summary('What was charged, how it came about, and what waits to be charged and why.')
    .description(
      'The charges of a tenant or of one lease: days, due date, amount, tax, who is owed, the working, late fees, adjustments and credit notes, what is paid and open. Then what is due and not charged: lease, line, days, the reason, and what to do. Charges are as of any day; what waits is always as of now.\n\n  dunlock charges T0105\n  dunlock charges L0105 --as-of 2026-01-31 --csv > L0105.csv',
    )
    .option('--csv', 'print CSV with a header and nothing else', false)
    .option('--as-of <date>', 'charges by what was known at the end of this day (or at this instant)')
    .action((of: string, o: ReportOptions & { asOf?: string }) =>
      askReport<ChargesReport>(o, { report: 'charges', of, asOf: o.asOf }, printCharges),
    );
}
