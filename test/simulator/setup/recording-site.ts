import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Aedes } from 'aedes';
import type { EstateFile } from '../../../simulator/estate/mall.ts';

export interface Posted {
  readonly door: string;
  readonly body: string;
}
export interface Published {
  readonly topic: string;
  readonly payload: string;
}
export interface Secret {
  readonly dtuId: string;
  readonly password: string;
  readonly signingKey: string;
}

/** A stand-in for a site: a real broker with passwords, and doors that write down what comes. */
export interface RecordingSite {
  readonly httpUrl: string;
  readonly mqttUrl: string;
  readonly posted: Posted[];
  readonly published: Published[];
  readonly secrets: Map<string, Secret>;
  estate: EstateFile | null;
  /** What `GET …/approvals` answers. */
  approvals: unknown[];
  /** Doors that answer 503. */
  readonly shut: Set<string>;
  /** Publishes to a topic as the site's gateway would. */
  publish(topic: string, payload: unknown): Promise<void>;
  close(): Promise<void>;
}

/** @param folder where the secrets file is written */
export async function recordingSite(folder: string): Promise<RecordingSite> {
  const posted: Posted[] = [];
  const published: Published[] = [];
  const secrets = new Map<string, Secret>();
  const shut = new Set<string>();
  const broker = await Aedes.createBroker();
  broker.authenticate = (_client, username, password, done) => {
    const ok = secrets.get(username ?? '')?.password === password?.toString();
    done(ok ? null : Object.assign(new Error('no'), { returnCode: 4 }), ok);
  };
  broker.on('publish', (packet, client) => {
    if (client) published.push({ topic: packet.topic, payload: packet.payload.toString() });
  });
  const mqtt = createServer((socket) => {
    socket.setNoDelay(true);
    broker.handle(socket);
  });
  const doors = createHttpServer((request, response) => {
    void textOf(request).then((body) => {
      const door = (request.url ?? '').replace(/^\/dunlock(-admin)?\//, '');
      posted.push({ door: `${request.method === 'GET' ? 'GET ' : ''}${door}`, body });
      const closed = shut.has(door.split('?')[0] ?? '');
      response.writeHead(closed ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(closed ? {} : answer(door, body)));
    });
  });
  const answer = (door: string, body: string): unknown => {
    if (door.startsWith('approvals?')) return site.approvals;
    const report = { accepted: 1, unchanged: 0, rejected: [], secretsFile: null as string | null };
    if (door !== 'estate') return report;
    site.estate = JSON.parse(body) as EstateFile;
    const fresh = site.estate.dtus.filter(({ dtuId }) => !secrets.has(dtuId)).map(({ dtuId }) => secretOf(dtuId));
    if (fresh.length === 0) return report;
    for (const secret of fresh) secrets.set(secret.dtuId, secret);
    const file = join(folder, 'secrets.csv');
    const lines = fresh.map(({ dtuId, password, signingKey }) => `${dtuId},${dtuId},${password},${signingKey}`);
    writeFileSync(file, `dtuId,username,password,signingKey\n${lines.join('\n')}\n`);
    return { ...report, secretsFile: file };
  };
  const site: RecordingSite = {
    httpUrl: `http://127.0.0.1:${await listen(doors)}`,
    mqttUrl: `mqtt://127.0.0.1:${await listen(mqtt)}`,
    posted,
    published,
    secrets,
    estate: null,
    approvals: [],
    shut,
    publish: (topic, payload) =>
      new Promise((resolve, reject) => {
        const packet = {
          cmd: 'publish' as const,
          topic,
          payload: Buffer.from(JSON.stringify(payload)),
          qos: 0 as const,
          dup: false,
          retain: false,
        };
        broker.publish(packet, (error) => (error ? reject(error) : resolve()));
      }),
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      doors.closeAllConnections();
      await Promise.all([mqtt, doors].map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
    },
  };
  return site;
}

function secretOf(dtuId: string): Secret {
  return { dtuId, password: randomBytes(9).toString('hex'), signingKey: randomBytes(32).toString('hex') };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
