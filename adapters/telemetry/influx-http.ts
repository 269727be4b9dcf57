import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';

export interface InfluxAddress {
  /** e.g. `http://127.0.0.1:8086`. */
  readonly url: string;
  readonly database: string;
  readonly username?: string;
  readonly password?: string;
}

/** What InfluxDB said, sorted by what has to be done about it. */
export type InfluxAnswer =
  | { readonly kind: 'ok'; readonly body: string }
  /** It does not take these points as they are. `dropped`: how many of them, when it says so; the others are stored. */
  | { readonly kind: 'refused'; readonly reason: string; readonly dropped: number | null }
  | { readonly kind: 'too-large'; readonly reason: string }
  | { readonly kind: 'no-database' }
  /** Nothing was taken for certain; try again later. `problem` is one sentence. */
  | { readonly kind: 'unreachable'; readonly problem: string };

const TIMEOUT_MS = 30_000;
const MOST_ANSWER_BYTES = 1_000_000;

/** Speaks the v1 HTTP interface of InfluxDB 1.x, which 2.x, 3.x and VictoriaMetrics understand too. Connections are kept. */
export class InfluxHttp {
  readonly #address: InfluxAddress;
  readonly #agent: Agent;
  readonly #secure: boolean;

  constructor(address: InfluxAddress, maxSockets: number) {
    this.#address = address;
    this.#secure = new URL(address.url).protocol === 'https:';
    this.#agent = new (this.#secure ? SecureAgent : Agent)({ keepAlive: true, maxSockets });
  }

  /** Writes lines whose times are milliseconds. */
  write(lines: Buffer): Promise<InfluxAnswer> {
    return this.#post('/write', { db: this.#address.database, precision: 'ms' }, lines);
  }

  /** Creates the database; the same one twice is fine. */
  async createDatabase(): Promise<InfluxAnswer> {
    const name = this.#address.database.replace(/["\\]/g, '\\$&');
    const answer = await this.#post('/query', { q: `CREATE DATABASE "${name}"` }, Buffer.alloc(0));
    /* A statement that fails is answered with 200 and an error inside. */
    const reason = answer.kind === 'ok' ? /"error":"((?:[^"\\]|\\.)*)"/.exec(answer.body)?.[1] : undefined;
    return reason === undefined ? answer : { kind: 'refused', reason, dropped: null };
  }

  /** Cuts every connection. */
  close(): void {
    this.#agent.destroy();
  }

  #post(path: string, query: Readonly<Record<string, string>>, body: Buffer): Promise<InfluxAnswer> {
    const { url, username, password } = this.#address;
    const target = new URL(`${url.replace(/\/$/, '')}${path}?${new URLSearchParams(query)}`);
    return new Promise((resolve) => {
      const unreachable = (error: unknown): void =>
        resolve({ kind: 'unreachable', problem: `InfluxDB at ${url} cannot be reached (${codeOf(error)})` });
      const options = {
        method: 'POST',
        agent: this.#agent,
        timeout: TIMEOUT_MS,
        headers: { 'content-length': body.length },
        ...(username === undefined ? {} : { auth: `${username}:${password ?? ''}` }),
      };
      const request = (this.#secure ? httpsRequest : httpRequest)(target, options, (response) => {
        textOf(response).then((text) => resolve(judge(url, response.statusCode ?? 0, text)), unreachable);
      });
      request.on('timeout', () => request.destroy(new Error(`no answer for ${TIMEOUT_MS / 1000} s`)));
      request.on('error', unreachable);
      request.end(body);
    });
  }
}

function judge(url: string, status: number, body: string): InfluxAnswer {
  if (status >= 200 && status < 300) return { kind: 'ok', body };
  const reason = errorIn(body) || `HTTP ${status}`;
  if (status === 404 && /database not found/i.test(reason)) return { kind: 'no-database' };
  if (status === 413) return { kind: 'too-large', reason };
  if (status === 400 || status === 422) {
    const dropped = /dropped=(\d+)/.exec(reason)?.[1];
    return { kind: 'refused', reason, dropped: dropped === undefined ? null : Number(dropped) };
  }
  const what = status === 401 || status === 403 ? 'does not let this user write' : 'does not take points now';
  return { kind: 'unreachable', problem: `InfluxDB at ${url} ${what} (HTTP ${status}: ${reason.slice(0, 200)})` };
}

function errorIn(body: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' ? error : '';
  } catch {
    return body.trim().slice(0, 500);
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MOST_ANSWER_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message ?? String(error);
}
