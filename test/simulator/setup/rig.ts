import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CivilDate, instantAt } from '../../../core/calendar/civil.ts';
import { SimulatedClock } from '../../../core/calendar/simulated-clock.ts';
import type { DtuOperation, DtuReply, DtuRequest } from '../../../core/protocols/dtu-json/messages.ts';
import { signRequest } from '../../../core/protocols/dtu-json/sign.ts';
import { dtuTopic } from '../../../core/protocols/dtu-json/topics.ts';
import { createTwin, storedTwinClock, type Twin } from '../../../simulator/twin.ts';
import { type RecordingSite, recordingSite } from './recording-site.ts';

export const START: CivilDate = '2026-01-05';
export const ZONE = 'Asia/Shanghai';
export const SITE = 'mall';

/** A twin at a recording site, under a simulated clock. */
export interface Rig {
  readonly folder: string;
  readonly site: RecordingSite;
  clock: SimulatedClock;
  twin: Twin;
  readonly logged: string[];
  /** Stops the twin and starts another one on its state; the later clock wins. */
  restart(): Promise<void>;
  /** Starts a twin on the state in its folder, under the clock as it is. */
  resume(): Promise<void>;
  /** Delivers a message to a tenant's phone. */
  tell(tenantId: string, message: Readonly<Record<string, unknown>>): Promise<number>;
  /** Sends a request to a DTU as the gateway would, and waits for its reply. */
  ask(
    dtuId: string,
    request: Partial<DtuRequest> & { op: DtuOperation; meter: string },
    options?: { wrongKey?: boolean },
  ): Promise<DtuReply>;
  close(): Promise<void>;
}

/** Builds a rig, its twin installed and begun. `midnight` of a later day is reached by `clock.advanceTo`. */
export async function makeRig(
  options: { seed?: number; start?: CivilDate; mqttUrl?: (site: RecordingSite, clock: SimulatedClock) => Promise<string> } = {},
): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'dunlock-twin-'));
  const site = await recordingSite(folder);
  const start = options.start ?? START;
  const logged: string[] = [];
  const twinOn = async (clock: SimulatedClock): Promise<Twin> => {
    const twin = await createTwin({
      clock,
      seed: options.seed ?? 1,
      start,
      dataDir: join(folder, 'twin'),
      timeZone: ZONE,
      currency: 'CNY',
      siteId: SITE,
      siteUrl: site.httpUrl,
      adminUrl: site.httpUrl,
      mqttUrl,
      log: (line) => logged.push(line),
    });
    return twin;
  };
  const clock = new SimulatedClock(instantAt(start, '00:00', ZONE));
  const mqttUrl = (await options.mqttUrl?.(site, clock)) ?? site.mqttUrl;
  const twin = await twinOn(clock);
  await twin.install();
  await twin.begin();
  let asked = 0;
  const rig: Rig = {
    folder,
    site,
    clock,
    twin,
    logged,
    async restart() {
      await rig.twin.close();
      rig.clock = new SimulatedClock(storedTwinClock(join(folder, 'twin')) ?? rig.clock.now());
      await rig.resume();
    },
    async resume() {
      rig.twin = await twinOn(rig.clock);
      await rig.twin.begin();
    },
    async tell(tenantId, message) {
      const address = site.estate?.tenants.find((tenant) => tenant.tenantId === tenantId)?.contacts[0]?.address ?? '';
      const body = JSON.stringify({ siteId: SITE, token: 't', tenantId, subject: '', text: '', address, language: 'en', ...message });
      return (await fetch(address, { method: 'POST', body, headers: { connection: 'close' } })).status;
    },
    async ask(dtuId, request, how = {}) {
      const key = Buffer.from(how.wrongKey ? 'ff' : (site.secrets.get(dtuId)?.signingKey ?? ''), 'hex');
      const whole = { id: `r-${++asked}`, expiresAt: instantAt('2030-01-01', '00:00', ZONE), ...request };
      const before = site.published.length;
      await site.publish(dtuTopic(SITE, dtuId, 'down/request'), signRequest({ siteId: SITE, dtuId }, whole, key));
      return replyTo(site, dtuId, whole.id, before);
    },
    async close() {
      await rig.twin.close();
      await site.close();
      await rm(folder, { recursive: true });
    },
  };
  return rig;
}

/** A bill as the site sends it. */
export function bill(tenantId: string, dueDate: CivilDate, openMinor: number): Record<string, unknown> {
  const charges = [{ chargeId: `lease-${tenantId}/rent/${dueDate}`, debtType: 'rent', openMinor, currency: 'CNY', dueDate }];
  const data = { reference: `${tenantId}/${dueDate}`, charges, totalMinor: openMinor, currency: 'CNY', dueDate, auditHead: 'x' };
  return { key: `bill/${tenantId}/${dueDate}`, className: 'bill', data };
}

async function replyTo(site: RecordingSite, dtuId: string, id: string, from: number): Promise<DtuReply> {
  const topic = dtuTopic(SITE, dtuId, 'up/reply');
  for (let waited = 0; waited < 2_000; waited += 5) {
    for (const { payload } of site.published.slice(from).filter((one) => one.topic === topic)) {
      const reply = JSON.parse(payload) as DtuReply;
      if (reply.id === id) return reply;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${dtuId} did not answer ${id}`);
}
