import type { Clock } from '../../core/calendar/clock.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { signRequest } from '../../core/protocols/dtu-json/sign.ts';
import { dtuTopic } from '../../core/protocols/dtu-json/topics.ts';
import { Arrivals } from './arrivals.ts';
import { brokerHandlers } from './broker-handlers.ts';
import { zeroCounters } from './counters.ts';
import type { FindAccess, Gateway } from './gateway.ts';
import { Inbox } from './inbox.ts';
import { Listeners } from './listeners.ts';
import { Logins } from './logins.ts';
import { openBroker } from './open-broker.ts';
import { Presence } from './presence.ts';
import { requestIds } from './request-ids.ts';
import { type RequestFrame, Requests } from './requests.ts';

export interface GatewayOptions {
  readonly siteId: string;
  /** Loopback unless somebody decides otherwise. */
  readonly host: string;
  /** 0 asks for any free one. */
  readonly port: number;
  /** Folder of the arrival journal. */
  readonly journalDir: string;
  readonly findAccess: FindAccess;
  readonly clock: Clock;
  /** Real milliseconds that a DTU has for an answer. */
  readonly requestTimeoutMs: number;
  /** Bound of the journal on disk; 256 MB when absent. */
  readonly journalMaxBytes?: number;
  readonly journalSegmentBytes?: number;
  /** Real time after which a reading that was given out and not reported counts as dropped by the flow; ten minutes when absent. */
  readonly dropAfterMs?: number;
  /** What stands against each reading of a publish, or null; what is objected to is refused, counted and shown. All are taken when absent. */
  readonly objections?: (readings: readonly Reading[]) => Promise<readonly (string | null)[]>;
  /** Told in one sentence of what a person should know. */
  readonly warn?: (sentence: string) => void;
}

const JOURNAL_BYTES = 256 * 1024 * 1024;
const DROP_AFTER_MS = 600_000;

/**
 * Opens the embedded broker, its access rules, the arrival journal and the queues of requests.
 * @throws GatewayError when the port cannot be had, LogError when the journal's folder cannot be used
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const warn = options.warn ?? (() => {});
  const failed = (error: unknown): void => warn(`a listener of the gateway failed: ${error instanceof Error ? error.message : error}`);
  const counters = zeroCounters();
  const onReading = new Listeners<[Reading]>(failed);
  const onPresence = new Listeners<[string, boolean]>(failed);
  const onMalformed = new Listeners<[string, string, string]>(failed);
  const presence = new Presence((dtuId, online) => {
    if (!online) requests.lost(dtuId);
    onPresence.tell(dtuId, online);
  });
  const requests = new Requests({
    clock: options.clock,
    timeoutMs: options.requestTimeoutMs,
    newId: requestIds(),
    online: (dtuId) => presence.online(dtuId),
    send: (dtuId, frame) => send(dtuId, frame),
  });
  const arrivals = await Arrivals.open({
    dir: options.journalDir,
    maxBytes: options.journalMaxBytes ?? JOURNAL_BYTES,
    ...(options.journalSegmentBytes === undefined ? {} : { segmentBytes: options.journalSegmentBytes }),
    clock: options.clock,
    dropAfterMs: options.dropAfterMs ?? DROP_AFTER_MS,
    arrived: (readings) => {
      counters.readings += readings.length;
      for (const reading of readings) onReading.tell(reading);
    },
    dropped: (readings) => {
      counters.droppedByFlow += readings;
    },
    warn,
  });
  const inbox = new Inbox({
    clock: options.clock,
    arrivals,
    requests,
    presence,
    malformed: (dtuId, reason, raw) => {
      counters.malformed++;
      onMalformed.tell(dtuId, reason, raw);
    },
    objections: options.objections ?? (async (readings) => readings.map(() => null)),
    warn,
  });
  const handlers = brokerHandlers({ siteId: options.siteId, logins: new Logins(options.findAccess), inbox, counters });
  const broker = await openBroker(options.host, options.port, handlers).catch(async (error) => {
    await arrivals.close();
    throw error;
  });
  broker.aedes.on('client', (client) => {
    const access = handlers.accessOf(client);
    if (access) presence.connected(client.id, client, access);
  });
  broker.aedes.on('clientDisconnect', (client) => presence.disconnected(client.id, client));

  function send(dtuId: string, frame: RequestFrame): boolean {
    const key = presence.signingKey(dtuId);
    if (!key) return false;
    const topic = dtuTopic(options.siteId, dtuId, 'down/request');
    const payload = JSON.stringify(signRequest({ siteId: options.siteId, dtuId }, frame, key));
    broker.aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain: false, dup: false }, () => {});
    return true;
  }

  return {
    mqttPort: broker.port,
    online: (dtuId) => presence.online(dtuId),
    onlineDtus: () => presence.all(),
    onReading: (listener) => onReading.add(listener),
    onPresence: (listener) => onPresence.add(listener),
    onMalformed: (listener) => onMalformed.add(listener),
    request: (dtuId, operation, meterId, asked) => requests.ask(dtuId, operation, meterId, asked),
    follow: (listener) => arrivals.follow(listener),
    report: (from, to) => arrivals.report(from, to),
    counters: () => ({ ...counters }),
    async close() {
      requests.close();
      await broker.close();
      await inbox.idle();
      await arrivals.close();
    },
  };
}
