import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askOwner, controlPath, isOwned, ownSite } from '../../site/control-socket.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const owner of open.splice(0)) await owner.close();
});

async function own(dataDir: string, answer: Parameters<typeof ownSite>[1]) {
  const owner = await ownSite(dataDir, answer);
  open.push(owner);
  return owner;
}

describe('the local socket of a site', () => {
  it('carries a command to the owner and its answer back', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-own-'));
    await own(dataDir, async ({ command, args }) => ({ command, n: Number(args.n) + 1 }));
    expect(await askOwner(dataDir, { command: 'score', args: { n: 41 } })).toEqual({ ok: true, value: { command: 'score', n: 42 } });
  });

  it('carries an error back as a sentence and stays open', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-own-'));
    await own(dataDir, async () => {
      throw new Error('no such tenant');
    });
    for (let i = 0; i < 2; i++)
      expect(await askOwner(dataDir, { command: 'why', args: {} })).toEqual({ ok: false, error: 'no such tenant' });
  });

  it('lets one process own a site, whatever path leads to its folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-own-'));
    const alias = `${dataDir}-alias`;
    symlinkSync(dataDir, alias);
    await own(dataDir, async () => null);
    expect(await isOwned(alias)).toBe(true);
    await expect(ownSite(alias, async () => null)).rejects.toThrow(/another process has this site open/);
  });

  it('says that nobody is there, and takes over the socket file that a killed owner left', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-own-'));
    expect(await askOwner(dataDir, { command: 'why', args: {} })).toBeNull();
    const owner = await own(dataDir, async () => 'alive');
    await owner.close();
    open.length = 0;
    symlinkSync('/nowhere', controlPath(dataDir));
    await own(dataDir, async () => 'alive');
    expect(await askOwner(dataDir, { command: 'why', args: {} })).toEqual({ ok: true, value: 'alive' });
  });
});
