import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { onTestFinished } from 'vitest';
import type { Gateway } from '../../../adapters/gateway/gateway.ts';
import { type GatewayOptions, openGateway } from '../../../adapters/gateway/open-gateway.ts';
import { instantOf } from '../../../core/calendar/civil.ts';
import type { DtuMeterReading, DtuReply, DtuRequest } from '../../../core/protocols/dtu-json/messages.ts';
import { parseRequest } from '../../../core/protocols/dtu-json/parse-request.ts';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { AT, passwordOf, SITE, signingKeyOf, standingClock } from './fixtures.ts';

export * from './fixtures.ts';

export interface Bench {
  readonly gateway: Gateway;
  readonly dir: string;
  readonly clock: ReturnType<typeof standingClock>;
  /** How often a password was hashed. */
  hashed(): number;
  /** Closes the gateway and opens it again on the same journal. */
  reopen(): Promise<Bench>;
}

/** A real gateway on a free port, with a journal in a folder of its own; both are gone when the test has ended. DTUs are those whose name begins with `dtu`. */
export async function openBench(change: Partial<GatewayOptions> = {}, folder?: string): Promise<Bench> {
  const dir = folder ?? (await mkdtemp(join(tmpdir(), 'dunlock-gateway-')));
  const clock = standingClock();
  let hashed = 0;
  const gateway = await openGateway({
    siteId: SITE,
    host: '127.0.0.1',
    port: 0,
    journalDir: join(dir, 'journal'),
    clock,
    requestTimeoutMs: 300,
    findAccess: async (dtuId) =>
      dtuId.startsWith('dtu')
        ? {
            verify: async (password) => {
              hashed++;
              return password === passwordOf(dtuId);
            },
            signingKey: signingKeyOf(dtuId),
          }
        : null,
    ...change,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (!closed) await gateway.close();
    closed = true;
  };
  onTestFinished(async () => {
    await close();
    await rm(dir, { recursive: true, force: true });
  });
  return {
    gateway,
    dir,
    clock,
    hashed: () => hashed,
    async reopen() {
      await close();
      return openBench(change, dir);
    },
  };
}

/** A client of the broker; ends with the test. */
export async function connect(bench: Bench, dtuId: string, change: IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${bench.gateway.mqttPort}`, {
    clientId: dtuId,
    username: dtuId,
    password: passwordOf(dtuId),
    reconnectPeriod: 0,
    ...change,
  });
  client.on('error', () => {});
  onTestFinished(() => void client.end(true));
  return client;
}

/** A DTU that is connected, subscribed and has said that it is online. `answer` says what it replies; null: nothing. */
export async function dtu(
  bench: Bench,
  dtuId: string,
  answer: (request: DtuRequest, say: (reply: DtuReply) => void) => DtuReply | null = (request) => ok(request),
): Promise<MqttClient & { asked: DtuRequest[] }> {
  const topic = (kind: Parameters<typeof dtuTopic>[2]): string => dtuTopic(SITE, dtuId, kind);
  const client = await connect(bench, dtuId, {
    will: { topic: topic('up/status'), payload: Buffer.from('{"state":"offline"}'), qos: 1, retain: false },
  });
  const asked: DtuRequest[] = [];
  const say = (reply: DtuReply): void => void client.publish(topic('up/reply'), JSON.stringify(reply), { qos: 1 });
  client.on('message', (_topic, payload) => {
    const request = parseRequest(payload);
    if (!request.ok) throw new Error(request.reason);
    asked.push(request.value);
    const reply = answer(request.value, say);
    if (reply) say(reply);
  });
  await client.subscribeAsync(topic('down/request'), { qos: 0 });
  await client.publishAsync(topic('up/status'), '{"state":"online"}', { qos: 1 });
  return Object.assign(client, { asked });
}

export function meter(change: Partial<DtuMeterReading> = {}): DtuMeterReading {
  return {
    meter: 'E-101',
    number: '0012',
    utility: 'electricity',
    register: 1200,
    rates: null,
    rate: 350,
    voltage: 230,
    switch: 'on',
    ...change,
  };
}

export function ok(request: DtuRequest, change: Partial<DtuMeterReading> = {}): DtuReply {
  return { id: request.id, ok: true, at: AT, reading: meter({ meter: request.meter, ...change }) };
}

/** The payload of a reading publish: `count` meters whose register is `seq`. */
export function readings(seq: number, count = 1): string {
  const meters = Array.from({ length: count }, (_, index) => meter({ meter: `E-${index}`, register: seq }));
  return JSON.stringify({ seq, at: instantOf(Date.parse(AT) + seq * 1000), meters });
}

/** Resolves when `condition` holds; fails after two seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + 2_000; !condition(); ) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
