import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterEach, describe, expect, it } from 'vitest';
import { plusMs } from '../../core/calendar/civil.ts';
import { dtuTopic } from '../../core/protocols/dtu-json/topics.ts';
import { openSite } from '../../site/open-site.ts';
import { settingsFrom } from '../../site/settings.ts';
import type { Site } from '../../site/site.ts';

let site: Site | null = null;
afterEach(async () => {
  await site?.release();
  site = null;
});

/** A mall with one meter behind each of two DTUs, on a real broker. */
async function mall(): Promise<{ open: Site; passwords: Map<string, string> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-meters-'));
  const open = await openSite(settingsFrom({ dataDir, brokerPort: 0 }), { lingerMs: 0, log: () => {} });
  site = open;
  const numbered = [1, 2];
  await open.importEstate({
    origin: 'estate.json',
    content: {
      units: numbered.map((n) => ({ unitId: `U${n}`, building: 'A', floor: '1' })),
      circuits: numbered.map((n) => ({ circuitId: `C${n}`, unitId: `U${n}`, utility: 'electricity' })),
      dtus: numbered.map((n) => ({ dtuId: `dtu-${n}`, floor: '1' })),
      meters: numbered.map((n) => ({ meterId: `M${n}`, circuitId: `C${n}`, dtuId: `dtu-${n}`, number: `000${n}`, from: '2024-01-01' })),
    },
  });
  const [file = ''] = readdirSync(join(dataDir, 'dtu-secrets'));
  const rows = readFileSync(join(dataDir, 'dtu-secrets', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return { open, passwords: new Map(rows.map((row) => [row.split(',')[0] ?? '', row.split(',')[2] ?? ''])) };
}

describe('a DTU', () => {
  it('speaks only for the meters installed behind it, and not from the future', async () => {
    const { open, passwords } = await mall();
    const heard: string[] = [];
    open.followReadings((batch) => heard.push(...batch.readings.map((reading) => `${reading.meterId} ${reading.register}`)));
    const client = await connectAsync(`mqtt://127.0.0.1:${open.mqttPort}`, {
      username: 'dtu-1',
      clientId: 'dtu-1',
      password: passwords.get('dtu-1') ?? '',
    });
    const say = (seq: number, at: string, meters: readonly [string, number][]) =>
      client.publishAsync(
        dtuTopic('mall', 'dtu-1', 'up/reading'),
        JSON.stringify({
          seq,
          at,
          meters: meters.map(([meter, register]) => ({
            ...{ meter, register, number: '0001', utility: 'electricity', rate: 1, voltage: 230, switch: 'on' },
          })),
        }),
        { qos: 1 },
      );
    const now = open.clock.now();
    await say(1, now, [
      ['M1', 10],
      ['M2', 666],
      ['NOPE', 7],
    ]);
    await say(2, plusMs(now, 86_400_000), [['M1', 999]]);
    await say(3, open.clock.now(), [['M1', 11]]);
    await client.endAsync();
    expect(heard).toEqual(['M1 10', 'M1 11']);
    expect(open.gatewayCounters().malformed).toBe(3);
  });
});
