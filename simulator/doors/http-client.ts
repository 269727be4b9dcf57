import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  /** JSON when it is some, else text. */
  readonly body: unknown;
}

export interface HttpClient {
  /** One request over a kept connection. Rejects when no answer came within thirty real seconds. */
  send(method: 'GET' | 'POST', url: string, content?: { readonly type: string; readonly text: string }): Promise<HttpAnswer>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/** An HTTP client with connections that stay open: thousands of small requests to the same few doors. */
export function httpClient(): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const once = (method: string, url: string, content?: { type: string; text: string }): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      const headers = content ? { 'content-type': content.type, 'content-length': Buffer.byteLength(content.text) } : {};
      const outgoing = request(url, { method, agent, headers, timeout: TIMEOUT_MS }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(parts).toString('utf8')) }));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      /* A kept connection may have been closed by the other side just now: every door is idempotent, so once more. */
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (outgoing.reusedSocket && error.code === 'ECONNRESET') once(method, url, content).then(resolve, reject);
        else reject(error);
      });
      outgoing.end(content?.text);
    });
  return { send: once, close: () => agent.destroy() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
