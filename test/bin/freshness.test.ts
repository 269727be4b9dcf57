import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addFreshness } from '../../bin/dunlock/commands/freshness.ts';
import type { Printed } from '../../bin/dunlock/printed.ts';

const STALE = {
  feed: 'bank',
  coveredThrough: '2026-01-05',
  wanted: '2026-01-11',
  fresh: false,
  reason: 'bank: stale',
  staleSince: '2026-01-08',
  remedy: [],
  accounts: [],
};

/** What the command prints of an answer, and with which code it ends. */
async function printed(args: readonly string[], answer: unknown): Promise<{ shown: Printed; help: string }> {
  const program = new Command();
  const shown: Printed[] = [];
  addFreshness(program, async (_given, _name, _body, print) => void shown.push(print(answer as never)));
  await program.parseAsync(['freshness', ...args], { from: 'user' });
  const [one] = shown;
  if (one === undefined) throw new Error('nothing was asked');
  return { shown: one, help: program.commands[0]?.description() ?? '' };
}

it('ends with 1 when it is not fresh; closing that was done ends with 0 all the same, refused with 1, and the help says so', async () => {
  const close = ['--close', 'DE02', '--on', '2026-01-05', '--reason', 'moved'];
  const report = { reason: 'closed', account: 'DE02', closedOn: '2026-01-05', freshness: STALE };
  const { shown, help } = await printed([], STALE);
  expect(shown.code).toBe(1);
  expect((await printed(close, { ...report, ok: true })).shown.code).toBe(0);
  expect((await printed(close, { ...report, ok: false })).shown.code).toBe(1);
  expect(help).toContain('with --close or --reopen, when that was refused: what was done is 0');
});
