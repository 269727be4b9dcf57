import mqtt from 'mqtt';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Utility } from '../../../core/estate/estate.ts';
import type { SwitchState } from '../../../core/estate/switch-state.ts';
import type { DtuError, DtuMeterReading, DtuRequest } from '../../../core/protocols/dtu-json/messages.ts';
import { parseRequest } from '../../../core/protocols/dtu-json/parse-request.ts';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';

/** A meter as the tests hold it in their hands. */
export interface TestMeter {
  readonly meterId: string;
  readonly utility: Utility;
  number: string;
  switch: SwitchState;
  register: number;
  /** What would flow with the switch on. */
  load: number;
  /** Something flows whatever the switch says: a welded contact. */
  welded: boolean;
  /** It acknowledges and does not move. */
  stuck: boolean;
}

/** How the DTU behaves: each answer can be kept back or refused, by operation. */
export interface TestDtu {
  readonly meters: Map<string, TestMeter>;
  /** Every request that arrived, as `op meter`. */
  readonly asked: string[];
  /** Acts on it, and says nothing. */
  mute: Set<DtuRequest['op']>;
  refuse: Map<DtuRequest['op'], DtuError>;
  /** Runs before a request is answered: what happens meanwhile. */
  meanwhile: ((request: DtuRequest) => Promise<void>) | null;
  publishReadings(): Promise<void>;
  leave(): Promise<void>;
  come(): Promise<void>;
}

export function testMeter(meterId: string, utility: Utility, number: string, load: number): TestMeter {
  return { meterId, utility, number, switch: 'on', register: 1_000, load, welded: false, stuck: false };
}

/** A real MQTT client that speaks as a DTU does; it ends with the test. */
export async function testDtu(
  port: number,
  siteId: string,
  dtuId: string,
  meters: readonly TestMeter[],
  now: () => Instant,
): Promise<TestDtu> {
  const topic = (kind: Parameters<typeof dtuTopic>[2]): string => dtuTopic(siteId, dtuId, kind);
  const byId = new Map(meters.map((meter) => [meter.meterId, meter]));
  let client: mqtt.MqttClient | null = null;
  let seq = 0;

  const answer = async (payload: Uint8Array): Promise<void> => {
    const parsed = parseRequest(payload);
    if (!parsed.ok) throw new Error(parsed.reason);
    const request = parsed.value;
    dtu.asked.push(`${request.op} ${request.meter}`);
    await dtu.meanwhile?.(request);
    const meter = byId.get(request.meter);
    const error = dtu.refuse.get(request.op) ?? (meter ? undefined : 'unknown-meter');
    if (!error && meter) operate(meter, request.op);
    if (dtu.mute.has(request.op)) return;
    const reply = (error ?? !meter) ? { ok: false, error: error ?? 'unknown-meter' } : { ok: true, reading: readingOf(meter) };
    client?.publish(topic('up/reply'), JSON.stringify({ id: request.id, at: now(), ...reply }), { qos: 1 });
  };

  const dtu: TestDtu = {
    meters: byId,
    asked: [],
    mute: new Set(),
    refuse: new Map(),
    meanwhile: null,
    async publishReadings() {
      await client?.publishAsync(topic('up/reading'), JSON.stringify({ seq: ++seq, at: now(), meters: meters.map(readingOf) }), { qos: 1 });
    },
    async leave() {
      await client?.publishAsync(topic('up/status'), '{"state":"offline"}', { qos: 1 });
      await client?.endAsync(true);
      client = null;
    },
    async come() {
      client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, {
        clientId: dtuId,
        username: dtuId,
        password: 'right',
        reconnectPeriod: 0,
      });
      client.on('error', () => {});
      client.on('message', (_topic, payload) => void answer(payload));
      await client.subscribeAsync(topic('down/request'), { qos: 0 });
      await client.publishAsync(topic('up/status'), '{"state":"online"}', { qos: 1 });
    },
  };
  await dtu.come();
  onTestFinished(() => void client?.end(true));
  return dtu;
}

function operate(meter: TestMeter, op: DtuRequest['op']): void {
  if (meter.stuck) return;
  if (op === 'switch-off') meter.switch = 'off';
  if (op === 'switch-on') meter.switch = 'on';
  if (op === 'make-ready') meter.switch = 'ready';
}

function readingOf(meter: TestMeter): DtuMeterReading {
  const flows = meter.switch === 'on' || meter.welded;
  return {
    meter: meter.meterId,
    number: meter.number,
    utility: meter.utility,
    register: meter.register,
    rates: null,
    rate: flows ? meter.load : 0,
    voltage: meter.utility === 'electricity' ? 230 : null,
    switch: meter.switch,
  };
}
