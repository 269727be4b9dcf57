import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dunlock-sim-'));
});
afterAll(() => rm(folder, { recursive: true }));

const command = join(import.meta.dirname, '..', '..', 'bin', 'dunlock-sim.ts');
const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

describe('dunlock-sim estate', () => {
  it('writes the three files and says so as one JSON document', async () => {
    const { status, stdout, stderr } = run('estate', '--out', join(folder, 'mall'), '--start', '2026-03-02', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const said = JSON.parse(stdout) as { files: string[] };
    expect(said).toMatchObject({ tenants: 64, units: 64, meters: 128, dtus: 16 });
    expect(said.files).toHaveLength(3);
    const history = await readFile(join(folder, 'mall', 'history.csv'), 'utf8');
    expect(history.trim().split('\n')).toHaveLength(1580);
    /* The last settle date is a Thursday, and stays one: the last before the first day. */
    const settled = history
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[4] ?? '');
    expect(settled.sort().at(-1)).toBe('2026-02-26');
  });

  it('teaches, and ends with 2 for a wrong call and 3 for a folder that cannot be written', () => {
    expect(run('estate', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('dunlock import estate') });
    expect(run('estate')).toMatchObject({ status: 2, stderr: expect.stringContaining('--out') });
    expect(run('estate', '--out', folder, '--start', '2026-02-30')).toMatchObject({ status: 2, stderr: expect.stringContaining('date') });
    expect(run('estate', '--out', join(command, 'x')).status).toBe(3);
  });
});
