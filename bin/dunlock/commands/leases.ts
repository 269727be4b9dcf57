import type { Command } from 'commander';
import type { LeaseReport } from '../../../engine/reports/leases/lease-versions.ts';
import { askReport, type ReportOptions } from '../ask-report.ts';
import { add } from '../common.ts';
import { printLease } from '../print-lease.ts';
import { printReport } from '../print-report.ts';

/** `dunlock leases [LEASE]`: the leases, or one of them with its versions and what each changed. */
export function addLeases(program: Command): void {
  add(program.command('leases [lease]'))
    .summary('The leases; of one its terms, its versions, and what each changed.')
    .description(
      'The leases by id. Of one lease: its terms, and its versions with when each became known, what amendment it is, from which day on it counts, and what it says otherwise than the version before.\n\n  dunlock leases --tenant T0105\n  dunlock leases L0105 --as-of 2026-01-31',
    )
    .option('--tenant <id>', 'of this tenant only')
    .option('--csv', 'print CSV with a header and nothing else', false)
    .option('--as-of <date>', 'by what was known at the end of this day (or at this instant)')
    .action((lease: string | undefined, o: ReportOptions & { asOf?: string; tenant?: string }, command: Command) => {
      if (lease === undefined) return askReport(o, { report: 'leases', tenantId: o.tenant, asOf: o.asOf }, printReport);
      if (o.tenant !== undefined) command.error('--tenant goes with the list: name a lease or a tenant, not both', { exitCode: 2 });
      return askReport<LeaseReport>(o, { report: 'lease', leaseId: lease, asOf: o.asOf }, printLease);
    });
}
