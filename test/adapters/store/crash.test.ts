import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { ChainCheck } from '../../../core/audit/chain-check.ts';
import { NOW, SITE, temporaryFolder } from './fixtures.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** Runs the child until it has said `commits` more numbers, kills it in the middle of its work, and returns the last number said. */
async function killAfter(path: string, commits: number, each = 1): Promise<number> {
  const child = spawn(process.execPath, [CHILD, path, String(each)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > commits) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

it('loses nothing committed when the process is killed while it commits, and keeps transactions whole', { timeout: 120_000 }, async () => {
  const path = join(temporaryFolder(), 'site.db');
  for (const commits of [3, 17, 40]) {
    const last = await killAfter(path, commits);
    const store = await openSqliteStore(path, SITE, NOW);
    const { records, charges } = await store.read(async (tx) => ({
      records: await tx.audit.list({}),
      charges: await tx.ledger.openBalances({}),
    }));
    await store.close();
    expect(records.length).toBeGreaterThanOrEqual(last);
    expect(charges).toHaveLength(records.filter(({ kind }) => kind === 'import').length);
    expect(charges).toHaveLength(records.filter(({ kind }) => kind === 'rows/written').length);
    const check = new ChainCheck();
    expect(records.map((record) => check.next(record)).filter((broken) => broken !== null)).toEqual([]);
  }
});

it('loses nothing of a long import either, whose log a thread brings into the file meanwhile', { timeout: 120_000 }, async () => {
  const path = join(temporaryFolder(), 'site.db');
  const each = 500;
  const last = await killAfter(path, 60, each);
  /* Commits that did that themselves would have kept the log at a fraction. */
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(4_000_000);
  const store = await openSqliteStore(path, SITE, NOW);
  const { records, charges } = await store.read(async (tx) => ({
    records: await tx.audit.list({}),
    charges: await tx.ledger.openBalances({}),
  }));
  await store.close();
  expect(records.length).toBeGreaterThanOrEqual(last);
  expect(charges).toHaveLength(each * records.filter(({ kind }) => kind === 'import').length);
  const check = new ChainCheck();
  expect(records.map((record) => check.next(record)).filter((broken) => broken !== null)).toEqual([]);
});
