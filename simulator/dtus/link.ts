import { Socket } from 'node:net';
import mqtt, { type MqttClient } from 'mqtt';
import { type DtuTopicKind, dtuTopic } from '../../core/protocols/dtu-json/topics.ts';
import type { DtuSecret } from '../state/twin-state.ts';

/** The MQTT side of one DTU: it comes back by itself, and what it was to publish it publishes. */
export interface DtuLink {
  /** Connects; resolves when it is in, listens to its requests and has said so. Rejects when it is refused or nobody answers in time. */
  connect(): Promise<void>;
  /** Publishes at QoS 1; resolves when acknowledged (`false`: the link was closed before). A reconnect in between sends it again. */
  publish(kind: DtuTopicKind, payload: unknown): Promise<boolean>;
  /** Cuts the socket without a word and stays away until the next `connect`. */
  drop(): Promise<void>;
  /** Says that it goes, and goes. */
  close(): Promise<void>;
}

const CONNECT_MS = 15_000;
const RECONNECT_MS = 300;
/* The broker sees a cut socket a little later than we cut it. */
const SEEN_MS = 25;

/** @param onRequest called with each payload that comes under `down/request` */
export function dtuLink(options: { url: string; siteId: string; secret: DtuSecret; onRequest: (payload: Uint8Array) => void }): DtuLink {
  const { url, siteId, secret, onRequest } = options;
  const { dtuId } = secret;
  const topic = (kind: DtuTopicKind) => dtuTopic(siteId, dtuId, kind);
  const pending = new Set<(done: boolean) => void>();
  let client: MqttClient | null = null;

  const publish = (kind: DtuTopicKind, payload: unknown): Promise<boolean> =>
    new Promise((resolve) => {
      const sender = client;
      if (!sender) return resolve(false);
      const end = (done: boolean) => {
        pending.delete(end);
        resolve(done);
      };
      pending.add(end);
      sender.publish(topic(kind), JSON.stringify(payload), { qos: 1 }, (error) => end(!error));
    });

  const connect = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const will = {
        topic: topic('up/status'),
        payload: Buffer.from(JSON.stringify({ state: 'offline' })),
        qos: 1 as const,
        retain: false,
      };
      const { username, password } = secret;
      const opened = mqtt.connect(url, {
        clientId: dtuId,
        username,
        password,
        will,
        clean: true,
        reconnectPeriod: RECONNECT_MS,
        keepalive: 60,
      });
      client = opened;
      let lastError: Error | null = null;
      const fail = () => {
        clearTimeout(patience);
        opened.end(true);
        if (client === opened) client = null;
        reject(new Error(`${dtuId} did not get into ${url}: ${lastError?.message ?? `no answer in ${CONNECT_MS / 1000} s`}`));
      };
      const patience = setTimeout(fail, CONNECT_MS);
      opened.on('error', (error) => {
        lastError = error;
        /* A CONNACK that says no: asking again will not help. */
        if ('code' in error && typeof error.code === 'number') fail();
      });
      opened.on('message', (_topic, payload) => onRequest(payload));
      /* At each connection, the first and those after a cut: listen first, then say that we are here. */
      opened.on('connect', () => {
        if (opened.stream instanceof Socket) opened.stream.setNoDelay(true);
        opened.subscribe(topic('down/request'), { qos: 1 }, () => {
          void publish('up/status', { state: 'online' }).then(() => {
            clearTimeout(patience);
            resolve();
          });
        });
      });
    });

  const end = (force: boolean): Promise<void> =>
    new Promise((resolve) => {
      const closing = client;
      client = null;
      for (const give of [...pending]) give(false);
      if (!closing) return resolve();
      closing.end(force, {}, () => resolve());
    });

  return {
    connect,
    publish,
    async drop() {
      await end(true);
      await new Promise((resolve) => setTimeout(resolve, SEEN_MS));
    },
    async close() {
      if (client?.connected) await publish('up/status', { state: 'offline' });
      await end(false);
    },
  };
}
