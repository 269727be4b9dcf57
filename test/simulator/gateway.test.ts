import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../../adapters/gateway/gateway.ts';
import { openGateway } from '../../adapters/gateway/open-gateway.ts';
import { instantAt, plusMs } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { makeRig, type Rig, SITE, START, ZONE } from './setup/rig.ts';

let rig: Rig;
let gateway: Gateway;
let folder: string;
const readings: Reading[] = [];
const malformed: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dunlock-twin-gateway-'));
  rig = await makeRig({
    seed: 11,
    mqttUrl: async ({ secrets }, clock) => {
      gateway = await openGateway({
        siteId: SITE,
        host: '127.0.0.1',
        port: 0,
        journalDir: folder,
        requestTimeoutMs: 3_000,
        clock,
        findAccess: async (dtuId) => {
          const secret = secrets.get(dtuId);
          return secret
            ? { verify: async (password) => password === secret.password, signingKey: Buffer.from(secret.signingKey, 'hex') }
            : null;
        },
      });
      gateway.onReading((reading) => readings.push(reading));
      gateway.onMalformed((dtuId, reason) => malformed.push(`${dtuId}: ${reason}`));
      return `mqtt://127.0.0.1:${gateway.mqttPort}`;
    },
  });
});
afterAll(async () => {
  await rig.close();
  await gateway.close();
  await rm(folder, { recursive: true });
});

describe('the twin at the real gateway', () => {
  it('has its DTUs let in, and every reading that was acknowledged has arrived', async () => {
    await rig.clock.advanceTo(instantAt(START, '11:00', ZONE));
    expect(gateway.onlineDtus()).toHaveLength(16);
    expect(readings.length).toBe((11 * 4 + 1) * 128);
    expect(rig.twin.report().readingsSent).toBe(readings.length);
    expect([malformed, gateway.counters().refusedLogins, gateway.counters().refusedPublishes]).toEqual([[], 0, 0]);
  });

  it('answers what the gateway asks: reads, switches, and refuses what is past its time', async () => {
    const meter = 'E-F2-07';
    const dtu = rig.site.estate?.meters.find((one) => one.meterId === meter)?.dtuId ?? '';
    const expiresAt = plusMs(rig.clock.now(), 60_000);
    const off = await gateway.request(dtu, 'switch-off', meter, { expiresAt, control: true });
    expect(off).toMatchObject({ kind: 'reading', reading: { meterId: meter, switchState: 'off' } });
    const read = await gateway.request(dtu, 'read', meter, { expiresAt });
    expect(read).toMatchObject({ kind: 'reading', reading: { switchState: 'off', number: expect.stringMatching(/^\d{12}$/) } });
    expect(await gateway.request(dtu, 'read', 'E-F4-01', { expiresAt })).toEqual({ kind: 'refused', error: 'unknown-meter' });
    expect(rig.twin.report().locks).toEqual([expect.objectContaining({ meterId: meter, overdueMinor: 0, oldestDue: null })]);
  });

  it('goes, and the gateway knows', async () => {
    await rig.twin.close();
    await expect.poll(() => gateway.onlineDtus()).toEqual([]);
  });
});
