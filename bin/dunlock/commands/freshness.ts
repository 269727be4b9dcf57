import type { Command } from 'commander';
import type { CloseReport } from '../../../engine/feeds/close-account.ts';
import type { FeedFreshness } from '../../../engine/feeds/feed-freshness.ts';
import { daysInWords } from '../../../engine/feeds/what-to-do.ts';
import { add, type Common, type Run } from '../common.ts';
import type { Printed } from '../printed.ts';

type Given = Common & {
  readonly close?: string;
  readonly on?: string;
  readonly reopen?: string;
  readonly reason?: string;
  readonly by?: string;
};

const DESCRIPTION = `How far the bank has told everything, per account, with the days that are missing, since when it is not enough, and what to do. While the days that the pack wants are not covered nobody is reminded and nothing is locked; a notice or warning that a case has planned still leaves. Days are covered by camt.053 statements that were read whole, and by \`import payments --covers\`.

  dunlock import payments stmt.xml
  dunlock import payments export.csv --mapping bank.json --account DE02… --covers 2026-03-01..2026-03-31
  dunlock import payments none.csv --covers 2026-03-31     (every account, up to that day)
  dunlock freshness --close DE02… --on 2026-03-31 --reason 'moved to another bank'

A closed account is wanted through its last day and holds nobody back after it; an import that tells of a later day opens it again.

Exit code 1 when it is not fresh; with --close or --reopen, when that was refused: what was done is 0, also while the bank is not fresh yet.`;

/** `freshness`: how far the bank has told everything, and whether that is enough to escalate on. */
export function addFreshness(program: Command, run: Run): void {
  add(program.command('freshness'))
    .summary('How far the bank has told everything, per account, with the days that are missing.')
    .description(DESCRIPTION)
    .option('--close <account>', 'this account of yours is used no longer: with --on and --reason')
    .option('--on <date>', 'the last day on which money could come in on it')
    .option('--reopen <account>', 'it is used after all: with --reason')
    .option('--reason <text>', 'why it is closed, or open again')
    .option('--by <name>', 'a name for the record, beside the user that the operating system knows')
    .action((o: Given, command: Command) => {
      const { close, on, reopen, reason, by } = o;
      if (close === undefined && reopen === undefined) {
        if (on !== undefined || reason !== undefined) command.error('--on and --reason go with --close or --reopen', { exitCode: 2 });
        return run(o, 'freshness', {}, (v: FeedFreshness) => printFreshness(v));
      }
      if (close !== undefined && reopen !== undefined) command.error('give --close or --reopen, not both', { exitCode: 2 });
      if (reason === undefined) command.error('say why, with --reason', { exitCode: 2 });
      if (close === undefined) return run(o, 'reopen-account', { account: reopen, reason, by }, printClose);
      if (on === undefined) command.error('say the last day of the account, with --on YYYY-MM-DD', { exitCode: 2 });
      return run(o, 'close-account', { account: close, on, reason, by }, printClose);
    });
}

function printClose({ ok, reason, freshness }: CloseReport): Printed {
  return { text: [reason, printFreshness(freshness).text].join('\n'), code: ok ? 0 : 1 };
}

function printFreshness({ feed, coveredThrough, wanted, fresh, reason, staleSince, remedy, accounts }: FeedFreshness): Printed {
  const lines = [fresh ? `${feed}: covered through ${coveredThrough}, ${wanted} is wanted: fresh` : (reason ?? `${feed}: not fresh`)];
  if (!fresh)
    lines.push(`  ${staleSince === null ? '' : `not enough since ${staleSince}: `}no reminder and no lock until then; unlocks go on`);
  for (const { account, spans, missing, closed } of accounts) {
    const ended = closed === null ? '' : `; closed on ${closed.closedOn} by ${closed.by}: ${closed.reason}`;
    const without = missing.length === 0 ? '' : `; missing ${missing.map(daysInWords).join(', ')}`;
    lines.push(`  ${account}: ${spans.map(daysInWords).join(', ')}${without}${ended}`);
  }
  for (const line of remedy) lines.push(`  to do: ${line}`);
  return { text: lines.join('\n'), code: fresh ? 0 : 1 };
}
