import { createConnection, createServer } from 'node:net';
import { connectAsync } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../../adapters/gateway/open-gateway.ts';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { connect, dtu, openBench, passwordOf, readings, SITE, until } from './gateway-bench.ts';

const READING = dtuTopic(SITE, 'dtu-1', 'up/reading');

describe('logging in', () => {
  it.each([
    ['a wrong password', 'dtu-1', { password: 'wrong' }],
    ['no password', 'dtu-1', { password: undefined as unknown as string }],
    ['an unknown DTU', 'stranger', {}],
    ['the name of another DTU', 'dtu-1', { clientId: 'dtu-2' }],
    ['a password of 10,000 bytes', 'dtu-1', { password: 'x'.repeat(10_000) }],
  ])('is refused with code 4 for %s, and counted', async (_what, name, change) => {
    const bench = await openBench();
    await expect(connect(bench, name, change)).rejects.toMatchObject({ code: 4 });
    expect(bench.gateway.counters().refusedLogins).toBe(1);
  });

  it('hashes a right password once, however often it comes back, and a wrong one once in a while', async () => {
    const bench = await openBench();
    for (let n = 0; n < 5; n++) await (await connect(bench, 'dtu-1')).endAsync();
    expect(bench.hashed()).toBe(1);
    for (let n = 0; n < 5; n++) await connect(bench, 'dtu-1', { password: 'wrong' }).catch(() => null);
    expect(bench.hashed()).toBe(2);
    expect(bench.gateway.counters().refusedLogins).toBe(5);
  });

  it('does not let an old password in once the DTU has new secrets', async () => {
    let generation = 1;
    const bench = await openBench({
      findAccess: async () => ({ verify: async (password) => password === `p${generation}`, signingKey: Buffer.from(`k${generation}`) }),
    });
    await (await connect(bench, 'dtu-1', { password: 'p1' })).endAsync();
    generation = 2;
    await expect(connect(bench, 'dtu-1', { password: 'p1' })).rejects.toMatchObject({ code: 4 });
  });

  it('is refused, not crashed, when the credentials cannot be looked up', async () => {
    const bench = await openBench({ findAccess: () => Promise.reject(new Error('disk gone')) });
    await expect(connect(bench, 'dtu-1')).rejects.toMatchObject({ code: 4 });
  });
});

describe('publishing', () => {
  it.each([
    ['under another DTU', dtuTopic(SITE, 'dtu-2', 'up/reading'), false],
    ['of another site', dtuTopic('park', 'dtu-1', 'up/reading'), false],
    ['of the broker itself', '$SYS/x/new/clients', false],
    ['a request', dtuTopic(SITE, 'dtu-1', 'down/request'), false],
    ['a kind that does not exist', `dunlock/${SITE}/dtu/dtu-1/up/firmware`, false],
    ['retained', READING, true],
  ])('%s is diverted and counted, and the client stays', async (_what, topic, retain) => {
    const bench = await openBench();
    const seen: string[] = [];
    bench.gateway.onReading((reading) => seen.push(reading.dtuId));
    const client = await connect(bench, 'dtu-1');
    await client.publishAsync(topic, readings(1), { qos: 1, retain });
    expect(bench.gateway.counters()).toMatchObject({ refusedPublishes: 1, readings: 0 });
    await client.publishAsync(READING, readings(2), { qos: 1 });
    expect(seen).toEqual(['dtu-1']);
  });

  it('cannot reach another DTU, be it by a topic or by a will', async () => {
    const bench = await openBench();
    const other = await dtu(bench, 'dtu-2');
    const client = await connect(bench, 'dtu-1', {
      will: { topic: dtuTopic(SITE, 'dtu-2', 'up/status'), payload: Buffer.from('{"state":"offline"}'), qos: 1, retain: true },
    });
    await client.publishAsync(dtuTopic(SITE, 'dtu-2', 'down/request'), '{}', { qos: 1 });
    client.stream.destroy();
    await until(() => bench.gateway.counters().refusedPublishes === 2, 'the will is refused');
    expect(bench.gateway.online('dtu-2')).toBe(true);
    expect(other.asked).toEqual([]);
  });

  it('more than 64 KB is refused, and a packet of megabytes ends the connection while it arrives', async () => {
    const bench = await openBench();
    const client = await connect(bench, 'dtu-1');
    await client.publishAsync(READING, Buffer.alloc(70_000, 'x'), { qos: 1 });
    expect(bench.gateway.counters().refusedPublishes).toBe(1);

    const socket = createConnection(bench.gateway.mqttPort, '127.0.0.1');
    let sent = 0;
    const ended = new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => {});
    });
    socket.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]));
    const more = (): void => {
      if (socket.destroyed) return;
      sent += 32_768;
      socket.write(Buffer.alloc(32_768), () => setImmediate(more));
    };
    more();
    await ended;
    expect(sent).toBeLessThan(8_000_000);
    await client.publishAsync(READING, readings(1), { qos: 1 });
    expect(bench.gateway.counters().readings).toBe(1);
  });
});

describe('subscribing', () => {
  it.each(['#', '+/+/+/+/down/request', dtuTopic(SITE, 'dtu-2', 'down/request'), '$SYS/#', `dunlock/${SITE}/dtu/dtu-1/down/+`])(
    'to %s is refused and counted',
    async (filter) => {
      const bench = await openBench();
      const client = await connect(bench, 'dtu-1');
      await expect(client.subscribeAsync(filter)).rejects.toMatchObject({ packet: { granted: [128] } });
      expect(bench.gateway.counters().refusedSubscriptions).toBe(1);
    },
  );

  it('to its own requests is granted', async () => {
    const bench = await openBench();
    const client = await connect(bench, 'dtu-1');
    expect(await client.subscribeAsync(dtuTopic(SITE, 'dtu-1', 'down/request'), { qos: 1 })).toMatchObject([{ qos: 1 }]);
  });

  it('leaves no session behind: what was sent while it was away does not come later', async () => {
    const bench = await openBench();
    const persistent = await connect(bench, 'dtu-1', { clean: false });
    await persistent.subscribeAsync(dtuTopic(SITE, 'dtu-1', 'down/request'), { qos: 1 });
    await persistent.endAsync();
    const again = await connectAsync(`mqtt://127.0.0.1:${bench.gateway.mqttPort}`, {
      clientId: 'dtu-1',
      username: 'dtu-1',
      password: passwordOf('dtu-1'),
      clean: false,
    });
    const connack = again as unknown as { connackPacket?: { sessionPresent?: boolean } };
    expect(connack.connackPacket?.sessionPresent ?? false).toBe(false);
    await again.endAsync();
  });
});

describe('the port', () => {
  it('that is in use is named in one sentence', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const bench = await openBench();
    await expect(openBench({ port })).rejects.toMatchObject({ key: 'gateway/port-in-use', place: `MQTT on 127.0.0.1:${port}` });
    await expect(openBench({ host: '203.0.113.7' })).rejects.toMatchObject({ key: 'gateway/cannot-listen' });
    expect(bench.gateway.mqttPort).not.toBe(port);
    server.close();
  });

  it('is free again after close, with clients connected', async () => {
    const bench = await openBench();
    await dtu(bench, 'dtu-1');
    const port = bench.gateway.mqttPort;
    await bench.gateway.close();
    const again = await openGateway({
      siteId: SITE,
      host: '127.0.0.1',
      port,
      journalDir: `${bench.dir}/other`,
      findAccess: async () => null,
      clock: bench.clock,
      requestTimeoutMs: 100,
    });
    expect(again.mqttPort).toBe(port);
    await again.close();
  });
});
