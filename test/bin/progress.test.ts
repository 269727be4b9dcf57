import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('dunlock import tells its progress into a pipe, of a short file too, when --progress asks for it, and never on stdout', () => {
  const file = join(folder, 'bank.csv');
  writeFileSync(file, 'paymentId,amount,paidAt\np1,1.00,2026-01-05\np2,2.00,2026-01-05\n');
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [command, 'import', 'payments', file, '--data', join(folder, 'site'), ...more], { encoding: 'utf8' });
  const asked = run('--progress', '--json');
  expect(asked.stderr).toMatch(/^2 rows, 100 % of /m);
  expect(JSON.parse(asked.stdout)).toMatchObject({ accepted: 2 });
  expect(run().stderr).not.toMatch(/rows,/);
}, 60_000);
