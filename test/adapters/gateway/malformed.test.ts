import { createConnection } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { connect, dtu, LATER, meter, openBench, readings, SITE } from './gateway-bench.ts';

const topic = (kind: Parameters<typeof dtuTopic>[2]): string => dtuTopic(SITE, 'dtu-1', kind);

it('a bad meter in a publish is shown with its reason, and the others are kept', async () => {
  const bench = await openBench();
  const client = await connect(bench, 'dtu-1');
  const shown: [string, string][] = [];
  bench.gateway.onMalformed((dtuId, reason) => shown.push([dtuId, reason]));
  const meters = [meter(), { ...meter({ meter: 'E-102' }), register: 'many' }, meter({ meter: 'E-103' })];
  await client.publishAsync(topic('up/reading'), JSON.stringify({ seq: 1, at: LATER, meters }), { qos: 1 });
  expect(bench.gateway.counters()).toMatchObject({ readings: 2, malformed: 1 });
  expect(shown).toEqual([['dtu-1', expect.stringMatching(/^reading: meters\.1\.register: /)]]);
});

it('whatever a DTU publishes is acknowledged, counted, and stops nothing', async () => {
  const bench = await openBench();
  const client = await dtu(bench, 'dtu-1');
  const shown: string[] = [];
  bench.gateway.onMalformed((_dtuId, reason) => shown.push(reason));
  const payloads = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc.constant(Buffer.from(readings(1))).chain((good) => fc.nat(good.length - 1).map((end) => good.subarray(0, end))),
  );
  const kinds = fc.constantFrom('up/reading' as const, 'up/reply' as const, 'up/status' as const);
  await fc.assert(
    fc.asyncProperty(kinds, payloads, async (kind, payload) => {
      await client.publishAsync(topic(kind), payload, { qos: 1 });
    }),
    { numRuns: 150 },
  );
  expect(shown.length).toBe(150);
  expect(bench.gateway.counters()).toMatchObject({ malformed: 150, readings: 0, refusedPublishes: 0 });
  expect(bench.clock.held.size).toBe(0);
  await client.publishAsync(topic('up/reading'), readings(2), { qos: 1 });
  expect(bench.gateway.counters().readings).toBe(1);
});

it('bytes that are no MQTT end their own connection only', async () => {
  const bench = await openBench();
  const client = await dtu(bench, 'dtu-1');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 2, maxLength: 400 }), async (bytes) => {
      const socket = createConnection(bench.gateway.mqttPort, '127.0.0.1');
      socket.on('error', () => {});
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
      socket.destroy();
    }),
    { numRuns: 60 },
  );
  await client.publishAsync(topic('up/reading'), readings(1), { qos: 1 });
  expect(bench.gateway.counters().readings).toBe(1);
  expect(await bench.gateway.request('dtu-1', 'read', 'E-1', { expiresAt: LATER })).toMatchObject({ kind: 'reading' });
});
