import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { isOwned } from '../../site/control-socket.ts';
import { openSite } from '../../site/open-site.ts';
import { settingsFrom } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';

const START = '2026-01-05T04:00:00.000Z';
const quiet = { lingerMs: 0, log: () => {} };
const open: Site[] = [];

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'dunlock-site-'));
}

async function opened(input: Parameters<typeof settingsFrom>[0], options: Parameters<typeof openSite>[1] = {}): Promise<Site> {
  const site = await openSite(settingsFrom({ brokerPort: 0, ...input }), { ...quiet, ...options });
  open.push(site);
  return site;
}

afterEach(async () => {
  for (const site of open.splice(0)) await site.release();
});

describe('a real site', () => {
  it('opens in dry-run under the cautious pack, and cannot become a simulated one', async () => {
    const dataDir = folder();
    const site = await openSite(settingsFrom({ dataDir, brokerPort: 0, simulated: false }), quiet);
    expect([site.mode, site.pack]).toEqual(['dry-run', 'cautious']);
    await site.release();
    await expect(opened({ dataDir, simulated: true })).rejects.toThrow(/simulated/);
  });
});

describe('a site in one process', () => {
  it('is one for all who open it, whatever path leads there; whoever comes first brings the clock', async () => {
    const dataDir = folder();
    const alias = `${dataDir}-alias`;
    symlinkSync(dataDir, alias);
    const clock = new SimulatedClock(START);
    const first = await opened({ dataDir }, { clock });
    const second = await opened({ dataDir: alias }, { clock: new SimulatedClock('2030-01-01T00:00:00.000Z') });
    expect(second.mqttPort).toBe(first.mqttPort);
    expect(second.clock).toBe(clock);
  });

  it('refuses settings that differ, by name, while somebody holds it', async () => {
    const dataDir = folder();
    await opened({ dataDir });
    await expect(opened({ dataDir, name: 'Another Mall', requestTimeoutMs: 500 })).rejects.toThrow(
      /other settings of name, gateway\.requestTimeoutMs/,
    );
  });

  it('outlives its last user for a moment: a redeploy finds the same broker; other settings then open it anew', async () => {
    const dataDir = folder();
    const first = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), { log: () => {}, lingerMs: 5_000 });
    const port = first.mqttPort;
    await first.release();
    const again = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), { log: () => {}, lingerMs: 5_000 });
    expect(again.mqttPort).toBe(port);
    await again.release();
    const changed = await opened({ dataDir, name: 'Renamed Mall' });
    expect(changed.name).toBe('Renamed Mall');
  });

  it('gives a share back once, and closes with the last', async () => {
    const dataDir = folder();
    const first = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), quiet);
    const second = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), quiet);
    await first.release();
    await first.release();
    expect(await isOwned(dataDir)).toBe(true);
    await second.release();
    expect(await isOwned(dataDir)).toBe(false);
  });

  it('keeps for ever what it was created as: simulated or not, its id, its time zone', async () => {
    const dataDir = folder();
    await (await openSite(settingsFrom({ dataDir, brokerPort: 0 }), quiet)).release();
    await expect(opened({ dataDir, timeZone: 'Europe/Berlin' })).rejects.toThrow(/time zone/i);
    await expect(opened({ dataDir, siteId: 'other' })).rejects.toThrow(/mall/);
    await expect(openSite({ ...settingsFrom({ dataDir, brokerPort: 0 }), simulated: false, pack: 'demo-mall' }, quiet)).rejects.toThrow(
      /no model for a real site/,
    );
  });

  it('says which port is in use, and leaves nothing open behind', async () => {
    const taken = await opened({ dataDir: folder() });
    const dataDir = folder();
    await expect(opened({ dataDir, brokerPort: taken.mqttPort })).rejects.toThrow(new RegExp(String(taken.mqttPort)));
    expect(await isOwned(dataDir)).toBe(false);
    expect((await opened({ dataDir })).mqttPort).toBeGreaterThan(0);
  });

  it('opened without links opens no port, and its clock stands where the site’s stood', async () => {
    const dataDir = folder();
    const clock = new SimulatedClock(START);
    const first = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), { ...quiet, clock });
    await clock.advanceTo('2026-01-09T04:00:00.000Z');
    await first.release();
    const quietly = await opened({ dataDir }, { links: false });
    expect(quietly.mqttPort).toBe(0);
    expect(quietly.clock.now()).toBe('2026-01-09T04:00:00.000Z');
  });
});
