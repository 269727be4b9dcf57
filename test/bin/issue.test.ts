import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { smallEstate, smallLeases } from './small-site.ts';

const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-issue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dunlock(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, '--data', join(folder, 'site')], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('a small property kept by commands alone', () => {
  it('says which site it makes, takes over at a day, issues what is due once, and shows what is open', () => {
    const made = dunlock('import', 'estate', file('estate.json', smallEstate));
    expect(made.err).toMatch(/a new site 'mall' .* is made in .*simulated, for ever.*CNY, Asia\/Shanghai, pack demo-mall/);
    expect(dunlock('import', 'leases', file('leases.json', smallLeases)).err).not.toMatch(/a new site/);
    const year = new Date().getUTCFullYear() - 1;
    expect(dunlock('take-over', '2024-02-30', '--reason', 'r').code).toBe(2);
    const took = dunlock('take-over', `${year}-01-01`, '--reason', 'books moved from the old system');
    expect(took).toMatchObject({ code: 0, out: expect.stringContaining(`leases are charged from ${year}-01-01 on`) });
    const issued = JSON.parse(dunlock('issue', '--json').out) as { charges: { chargeId: string }[]; waiting: unknown[] };
    expect(issued.charges[0]?.chargeId).toBe(`L1/rent/${year}-01-01`);
    expect(issued.charges.length).toBeGreaterThanOrEqual(12);
    expect(issued.waiting).toEqual([]);
    expect(dunlock('issue').out).toMatch(/^0 charges issued/);
    expect(dunlock('open-items').out).toContain('rent');
    expect(dunlock('audit', 'verify').code).toBe(0);
  }, 60_000);
});
