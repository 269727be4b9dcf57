import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { openSite } from '../../site/open-site.ts';
import { settingsFrom } from '../../site/settings.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dunlock-clock-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const alone = { links: false, lingerMs: 0 } as const;
const PAYMENTS = (day: string) => ({ content: `paymentId,amount,paidAt\nP-${day},1.00,${day}\n`, origin: 'bank.csv' });

describe('whose time a site lives in', () => {
  it('is the machine’s for a simulated site that no twin moves: it does not stand where the site was made', async () => {
    const settings = settingsFrom({ dataDir });
    const first = await openSite(settings, alone);
    const made = first.clock.now();
    await first.release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await openSite(settings, alone);
    expect(second.clock.now() > made).toBe(true);
    await second.release();
  });

  it('is the twin’s where a twin lives, as it was left', async () => {
    const settings = settingsFrom({ dataDir });
    const twin = await openSite(settings, { ...alone, clock: new SimulatedClock('2026-01-05T00:00:00.000Z') });
    await twin.release();
    const command = await openSite(settings, alone);
    expect(command.clock.now()).toBe('2026-01-05T00:00:00.000Z');
    await command.release();
  });

  it('never turns back behind what the site has known', async () => {
    const settings = settingsFrom({ dataDir });
    const ahead = await openSite(settings, { ...alone, clock: new SimulatedClock('2999-01-05T00:00:00.000Z') });
    await ahead.importPayments(PAYMENTS('2999-01-04'), {});
    await ahead.release();
    const flow = await openSite(settings, { lingerMs: 0, log: () => {} });
    expect(flow.clock.now() >= '2999-01-05T00:00:00.000Z').toBe(true);
    await flow.release();
  });
});
