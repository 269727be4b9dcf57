import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSite } from '../../site/open-site.ts';
import { settingsFrom } from '../../site/settings.ts';
import { smallEstate } from './small-site.ts';

/* Real processes on one data folder at the same moment: one opens the site, the others are answered by it or come next. */
const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-two-'));

function dunlock(data: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, DUNLOCK_DATA: data } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/* What is neither progress nor that it waits. */
function complaints(err: string): string[] {
  return err.split('\n').filter((line) => line !== '' && !/^[\d,]+ rows, |^dunlock: waiting: /.test(line));
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const estate = file('estate.json', JSON.stringify(smallEstate));

function payments(name: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => `${name}-${i},10.00,2025-01-05,T1`);
  return file(`${name}.csv`, ['paymentId,amount,paidAt,tenantId', ...lines].join('\n'));
}

describe('commands of the same moment on one data folder', () => {
  it('all do their work, whoever comes first', async () => {
    const data = join(folder, 'alone');
    await dunlock(data, 'import', 'estate', estate);
    const files = ['a', 'b', 'c'].map((name, i) => payments(name, 40 + 300 * i));
    const ran = await Promise.all([
      ...files.map((path) => dunlock(data, 'import', 'payments', path, '--json')),
      dunlock(data, 'balances', '--json'),
    ]);
    expect(ran.map(({ code, err }) => [code, complaints(err)])).toEqual(ran.map(() => [0, []]));
    expect(ran.slice(0, 3).map(({ out }) => (JSON.parse(out) as { accepted: number }).accepted)).toEqual([40, 340, 640]);
    const again = await dunlock(data, 'statement', 'T1', '--json');
    expect((JSON.parse(again.out) as { lines: unknown[] }).lines).toHaveLength(40 + 340 + 640);
  }, 60_000);

  it('are answered by a process that has the site open, to their end though it closes meanwhile', async () => {
    const data = join(folder, 'owned');
    await dunlock(data, 'import', 'estate', estate);
    const site = await openSite(settingsFrom({ dataDir: data, brokerPort: 0 }), { links: false, lingerMs: 0 });
    const running = dunlock(data, 'import', 'payments', payments('d', 3_000), '--json');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await site.release();
    const { code, out, err } = await running;
    expect([code, complaints(err)]).toEqual([0, []]);
    expect(JSON.parse(out)).toMatchObject({ accepted: 3_000 });
  }, 60_000);
});

describe('the exit code for a tenant that nobody knows', () => {
  it.each([
    ['score', 'nobody'],
    ['statement', 'nobody'],
    ['why', 'nobody'],
    ['open-items', '--tenant', 'nobody'],
  ])('is 1, and `%s` says what to do', async (...args) => {
    const data = join(folder, 'alone');
    const { code, out, err } = await dunlock(data, ...args);
    expect(code).toBe(1);
    expect(`${out}${err}`).toMatch(
      /tenant 'nobody' is not known: look at its spelling, or import the estate first \[report\/unknown-tenant\]/,
    );
  });

  it('is 2 for wrong usage, and says which file is missing', async () => {
    const { code, err } = await dunlock(join(folder, 'alone'), 'import', 'payments', join(folder, 'none.csv'));
    expect([code, err]).toEqual([2, expect.stringMatching(/none\.csv: there is no such file; look at its name/)]);
  });
});
