import type { Command } from 'commander';
import type { FeedFreshness } from '../../../engine/feeds/feed-freshness.ts';
import { add, type Common, type Run } from '../common.ts';
import type { Printed } from '../printed.ts';

/** `freshness`: how far the bank has told everything, and whether that is enough to escalate on. */
export function addFreshness(program: Command, run: Run): void {
  add(program.command('freshness'))
    .summary('How far the bank has told everything, per account, with the days that are missing.')
    .description(
      'How far the bank has told everything, per account, with the days that are missing. Nobody is reminded, noticed or locked for while the days that the pack wants are not covered. Days are covered by camt.053 statements that were read whole, and by `import payments --covers`.\n\n  dunlock import payments stmt.xml\n  dunlock import payments export.csv --mapping bank.json --account DE02… --covers 2026-03-01..2026-03-31\n  dunlock import payments none.csv --covers 2026-03-31     (every account, up to that day)\n\nExit code 1 when it is not fresh.',
    )
    .action((o: Common) => run(o, 'freshness', {}, (v: FeedFreshness) => printFreshness(v)));
}

function printFreshness({ feed, coveredThrough, wanted, fresh, reason, accounts }: FeedFreshness): Printed {
  const lines = [fresh ? `${feed}: covered through ${coveredThrough}, ${wanted} is wanted: fresh` : (reason ?? `${feed}: not fresh`)];
  for (const { account, spans } of accounts) {
    lines.push(`  ${account}: ${spans.map(({ from, through }) => (from === through ? from : `${from} to ${through}`)).join(', ')}`);
  }
  return { text: lines.join('\n'), code: fresh ? 0 : 1 };
}
