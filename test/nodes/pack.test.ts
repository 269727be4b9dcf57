import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NodeRed, startNodeRed } from './support/node-red.ts';
import { packAndInstall } from './support/packed.ts';
import { estate, history, leases } from './support/small-estate.ts';

/* What a stranger does: install the tarball into an empty Node-RED, import the example flow, and use its doors. */
let packed: Awaited<ReturnType<typeof packAndInstall>>;
let red: NodeRed | null = null;

beforeAll(async () => {
  packed = await packAndInstall();
}, 120_000);
afterAll(async () => {
  await red?.stop();
  await rm(packed.folder, { recursive: true, force: true });
});

const home = () => join(packed.userDir, 'node_modules', '@dunlock', 'node-red-dunlock');
const why = async (tenant: string) => (await red?.ask(`/dunlock-admin/why?site=mall&tenant=${tenant}`))?.body as Why;

interface Why {
  readonly score: { readonly p: number; readonly contributions: readonly unknown[] } | null;
  readonly messages: readonly { readonly className: string; readonly state: string }[];
}

describe('the packed tarball', () => {
  it('brings no Node.js of its own, no sources and no tests into the user’s directory', async () => {
    const installed = await readdir(join(packed.userDir, 'node_modules'));
    expect(installed.filter((name) => name.startsWith('node-linux'))).toEqual([]);
    expect(installed).toEqual(expect.arrayContaining(['aedes', 'mqtt']));
    const files = await readdir(home());
    expect(files.sort()).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY.md', 'dist', 'examples', 'package.json']));
    for (const name of ['core', 'site', 'nodes', 'test', 'bin']) expect(files).not.toContain(name);
    expect(existsSync(join(home(), 'dist', 'bin', 'start.js'))).toBe(false);
    const manifest = JSON.parse(await readFile(join(home(), 'package.json'), 'utf8'));
    expect(manifest.optionalDependencies).toBeUndefined();
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(6);
    for (const file of Object.values<string>(manifest['node-red'].nodes)) {
      expect(existsSync(join(home(), file)), file).toBe(true);
      expect(existsSync(join(home(), file.replace(/\.js$/, '.html'))), `${file}: dialog`).toBe(true);
    }
  });

  it('leaves the repository as it was', async () => {
    expect(existsSync(join(packed.repository, 'package.json.original'))).toBe(false);
    expect(JSON.parse(await readFile(join(packed.repository, 'package.json'), 'utf8')).optionalDependencies).toBeDefined();
  });
});

describe.each(['node-red', 'node-red-4'] as const)('installed into %s', (version) => {
  it('runs the mall: an estate and a history come in by its doors, scores and planned reminders come of them', async () => {
    const dataDir = join(packed.folder, `data-${version}`);
    const start = () => startNodeRed({ package: version, userDir: packed.userDir, flow: join(home(), 'examples', 'mall.json'), dataDir });
    red = await start();
    const set = (await red.ask('/nodes', undefined, { accept: 'application/json' })).body as {
      id: string;
      module: string;
      err?: string;
      enabled: boolean;
    }[];
    const ours = set.filter((node) => node.module === '@dunlock/node-red-dunlock');
    expect(ours.filter((node) => node.err)).toEqual([]);
    expect(ours).toHaveLength(21);

    expect(await red.ask('/dunlock/estate', estate)).toMatchObject({ status: 200, body: { what: 'estate', rejected: [] } });
    expect(await red.ask('/dunlock/leases', leases(new Date()))).toMatchObject({
      status: 200,
      body: { what: 'leases', accepted: 1, rejected: [] },
    });
    const imported = await red.ask('/dunlock/history', history, { 'content-type': 'text/csv' });
    expect(imported).toMatchObject({ status: 200, body: { what: 'charges', accepted: 7, unchanged: 0 } });
    expect((imported.body as { rejected: unknown[] }).rejected).toMatchObject([
      { line: 9, column: 'dueDate', raw: expect.stringContaining('2025-02-30') },
    ]);
    expect(await red.ask('/dunlock/history', history, { 'content-type': 'text/csv' })).toMatchObject({
      body: { accepted: 0, unchanged: 7 },
    });

    const scored = await why('T-001');
    expect(scored.score?.p).toBeGreaterThan(0);
    expect(scored.score?.p).toBeLessThan(1);
    expect(scored.score?.contributions.length).toBeGreaterThanOrEqual(8);

    // The next start begins a day for the flow: what the lease makes due is charged, and reminders are planned by the score.
    await red.stop();
    red = await start();
    await expect
      .poll(
        async () =>
          (await why('T-001')).messages.filter((message) => message.className === 'reminder' && message.state === 'planned').length,
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0);
    await red.stop();
    red = null;
  }, 60_000);
});
