import type { AuthenticateError, Client, PublishPacket } from 'aedes';
import { judgePublish, maySubscribe } from './access-rules.ts';
import type { MutableCounters } from './counters.ts';
import type { DtuAccess } from './gateway.ts';
import type { Inbox } from './inbox.ts';
import type { Logins } from './logins.ts';
import type { BrokerHandlers } from './open-broker.ts';

export interface HandlersOptions {
  readonly siteId: string;
  readonly logins: Logins;
  readonly inbox: Inbox;
  readonly counters: MutableCounters;
}

const NO_BYTES = Buffer.alloc(0);
const BAD_NAME_OR_PASSWORD = 4;

/**
 * What the broker asks at each login, publish, subscription and delivery. Aedes acknowledges a QoS 1 publish as soon as it is authorised:
 * a reading is therefore authorised when it is in the journal.
 */
export function brokerHandlers(options: HandlersOptions): BrokerHandlers & { accessOf(client: Client): DtuAccess | null } {
  const { siteId, logins, inbox, counters } = options;
  const accesses = new WeakMap<Client, DtuAccess>();

  async function takeIn(client: Client, packet: PublishPacket): Promise<boolean> {
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const verdict = judgePublish(siteId, client.id, { topic: packet.topic, retain: packet.retain, payload });
    /* Whatever it is, the broker keeps nothing of it: no retained message, and a refused one goes where nobody listens. An error would only make the client send it again for ever. */
    packet.retain = false;
    if ('refused' in verdict) {
      counters.refusedPublishes++;
      packet.topic = `refused/${client.id}`;
      packet.payload = NO_BYTES;
      return true;
    }
    if (verdict.kind === 'up/reading') return inbox.reading(client.id, payload);
    if (verdict.kind === 'up/reply') inbox.reply(client.id, payload);
    else inbox.status(client.id, client, payload);
    return true;
  }

  return {
    accessOf: (client) => accesses.get(client) ?? null,

    authenticate(client, username, password, done) {
      const refuse = (): void => {
        counters.refusedLogins++;
        done(Object.assign(new Error('bad user name or password'), { returnCode: BAD_NAME_OR_PASSWORD }) as AuthenticateError, false);
      };
      if (username === undefined || username !== client.id || password === undefined) return refuse();
      void logins.admit(username, password).then((access) => {
        if (!access) return refuse();
        accesses.set(client, access);
        done(null, true);
      });
    },

    authorizePublish(client, packet, done) {
      if (!client) return done(null);
      takeIn(client, packet).then((taken) => done(taken ? null : new Error('not kept: send it again')), done);
    },

    authorizeSubscribe(client, subscription, done) {
      if (maySubscribe(siteId, client.id, subscription.topic)) return done(null, subscription);
      counters.refusedSubscriptions++;
      done(null, null);
    },

    authorizeForward: (client, packet) => (maySubscribe(siteId, client.id, packet.topic) ? packet : null),
  };
}
