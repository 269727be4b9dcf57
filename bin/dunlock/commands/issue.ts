import type { Command } from 'commander';
import { formatMoney } from '../../../core/money/decimal.ts';
import type { IssueReport } from '../../../engine/issue-charges.ts';
import type { TakeOverReport } from '../../../engine/take-over.ts';
import { add, type ByPerson, type Common, person, type Run } from '../common.ts';
import { matchedLines } from '../print-import.ts';
import { type Printed, table } from '../printed.ts';

/** `issue` and `take-over`: the charges of the day without Node-RED, and since when leases are charged. */
export function addIssue(program: Command, run: Run): void {
  add(program.command('issue'))
    .summary('Issues every charge whose issue date has come, and the late fees of the day.')
    .description(
      'Issues every charge whose issue date has come, and the late fees of the day: what dunlock-charge-schedule does with each day message of dunlock-due. Run it once a day where no Node-RED runs; running it twice issues nothing twice. Bills leave by a flow only.\n\nWhat cannot be charged yet is printed with its reason.',
    )
    .action((o: Common) => run(o, 'issue', {}, printIssued));
  person(add(program.command('take-over <date>')))
    .summary('Says from which day on the leases are charged.')
    .description(
      'Says from which day on the leases are charged; what came before it was charged by another system (import that with import charges). Without it this is the day on which the site was made.\n\n  dunlock take-over 2026-10-01 --reason "books moved from the old system"\n  dunlock issue',
    )
    .action((from: string, o: ByPerson) => run(o, 'take-over', { from, by: o.by, reason: o.reason }, printTakeOver));
}

function printIssued({ charges, bills, waiting, matched }: IssueReport): Printed {
  const lines = [`${charges.length} charges issued, ${bills.length} bills planned, ${waiting.length} lines waiting`];
  const rows = charges.map(({ chargeId, tenantId, dueDate, amount }) => [chargeId, tenantId, dueDate, formatMoney(amount)]);
  if (rows.length > 0) lines.push('', ...table([['charge', 'tenant', 'due', 'amount'], ...rows], '<<<>'));
  for (const { leaseId, lineId, reason } of waiting) lines.push(`  waits: ${leaseId}/${lineId}: ${reason}`);
  lines.push(...matchedLines(matched));
  return { text: lines.join('\n'), code: 0 };
}

function printTakeOver({ ok, reason }: TakeOverReport): Printed {
  return { text: `${ok ? 'done' : 'refused'}: ${reason}`, code: ok ? 0 : 2 };
}
