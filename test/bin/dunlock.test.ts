import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite } from '../../site/open-site.ts';
import { settingsFrom } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';
import { smallEstate, smallLeases } from './small-site.ts';

/* What people run is the build; `npm test` makes it anew before the tests. */
const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-command-'));
const data = join(folder, 'site');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function dunlock(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, DUNLOCK_DATA: data } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HISTORY = [
  'customerId,invoiceId,issueDate,dueDate,settleDate,amount',
  'T1,I1,2025-01-01,2025-01-31,2025-01-20,100.00',
  'T1,I2,2025-02-01,2025-02-30,2025-02-20,100.00',
  'T1,I3,2025-03-01,2025-03-31,2025-04-20,-5.00',
  'T9,I4,2025-03-01,2025-03-31,2025-04-20,50.00',
  'T2,I5,2025-03-01,2025-03-31,2025-04-20,50.00',
  'T2,I5,2025-03-01,2025-03-31,2025-04-20,51.00',
].join('\n');

describe('dunlock, on a site that nobody has open', () => {
  beforeAll(async () => {
    await dunlock('import', 'estate', file('estate.json', JSON.stringify(smallEstate)));
    await dunlock('import', 'leases', file('leases.json', JSON.stringify(smallLeases)));
  }, 30_000);

  it('imports what will do, names line, column and reason of what will not, and says so by its exit code only when asked', async () => {
    const path = file('history.csv', HISTORY);
    const first = await dunlock('import', 'charges', path, '--history');
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/2 accepted, 0 unchanged, 4 rejected/);
    expect(first.out).toMatch(/line 3, column dueDate: .*2025-02-30/);
    expect(first.out).toMatch(/line 4, column amount/);
    expect(first.out).toMatch(/line 5, column customerId: .*T9/);
    expect(first.out).toMatch(/line 7, column invoiceId/);
    const again = await dunlock('import', 'charges', path, '--history', '--strict', '--json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ accepted: 0, unchanged: 2 });
  }, 30_000);

  it('says which column a file lacks', async () => {
    const { out } = await dunlock(
      'import',
      'charges',
      file('short.csv', 'customerId,invoiceId,dueDate,amount\nT1,I9,2025-01-01,5\n'),
      '--history',
    );
    expect(out).toMatch(/0 accepted/);
    expect(out).toMatch(/issueDate/);
  });

  it('scores, states the ledger and says why, for people and as one JSON document', async () => {
    const scored = await dunlock('score', 'T1', '--json');
    const [score] = JSON.parse(scored.out).scores;
    expect(score.p).toBeGreaterThanOrEqual(0);
    expect(score.p).toBeLessThanOrEqual(1);
    expect(score.contributions.length).toBeGreaterThanOrEqual(8);
    const sum = score.contributions.reduce((total: number, c: { contribution: number }) => total + c.contribution, score.offset);
    expect(sum).toBeCloseTo(score.p, 9);
    expect((await dunlock('statement', 'T1')).out).toMatch(/2025-01-20 .*-?100\.00/);
    expect((await dunlock('why', 'T1')).out).toMatch(/No case:/);
  }, 30_000);

  it('stops and lifts, and proves its chain', async () => {
    const stopped = await dunlock('stop', '--reason', 'works in the ceiling', '--by', 'ann', '--json');
    expect(stopped.code).toBe(0);
    const { stopId } = JSON.parse(stopped.out);
    const store = new DatabaseSync(join(data, 'site.db'), { readOnly: true });
    const who = store.prepare('select "by" as who from stop').get()?.who;
    store.close();
    expect(who).toBe(`ann (os user ${userInfo().username})`);
    expect((await dunlock('stop', '--lift', stopId, '--reason', 'done', '--by', 'ann')).code).toBe(0);
    const verified = await dunlock('audit', 'verify');
    expect(verified.out).toMatch(/^holds: \d+ records/);
    expect(verified.code).toBe(0);
  }, 30_000);

  it('ends with 2 and one sentence for what it cannot do', async () => {
    const bad = await dunlock('import', 'nonsense', file('x.csv', ''));
    expect([bad.code, bad.err]).toEqual([2, expect.stringMatching(/estate, leases, turnover, charges or payments/)]);
    expect((await dunlock('no-such-command')).code).toBe(2);
    const nowhere = await dunlock('score', '--data', join(folder, 'nowhere'));
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/no site in this folder/)]);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect((await dunlock('--help')).code).toBe(0);
  }, 30_000);
});

describe('dunlock, on a site that runs', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(settingsFrom({ dataDir: data, brokerPort: 0 }), { lingerMs: 0, log: () => {} });
  });
  afterAll(() => site.release());

  it('goes to the process that has it open', async () => {
    const paid = await dunlock(
      'import',
      'payments',
      file('bank.csv', 'paymentId,tenantId,amount,paidAt\nP1,T1,20.00,2025-05-01\n'),
      '--json',
    );
    expect(JSON.parse(paid.out)).toMatchObject({ accepted: 1 });
    expect((await site.statement('T1')).lines.some((line) => line.id === 'P1')).toBe(true);
    const released = await dunlock('release', '--all', '--reason', 'drill', '--by', 'ann');
    expect([released.code, released.out]).toEqual([0, expect.stringMatching(/^done/)]);
  }, 30_000);
});
