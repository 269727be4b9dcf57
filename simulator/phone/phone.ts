import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server on loopback where messages to tenants arrive. */
export interface PhoneServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** What is said to the sender of a message. */
export interface PhoneAnswer {
  readonly status: number;
  readonly body: unknown;
}

const LARGEST = 1_000_000;
/* A delivery that is under way may end; a sender that only keeps its connection may not keep us. */
const GRACE_MS = 500;

/**
 * Opens the phone.
 * @param port the port wanted; 0 = any. One used before that is taken now gives way to any other.
 * @param take called with the JSON of each POST; its answer goes back to the sender
 */
export async function openPhone(port: number, take: (body: unknown) => Promise<PhoneAnswer>): Promise<PhoneServer> {
  const server = createServer((request, response) => {
    void answer(request, response, take);
  });
  const bound = await listen(server, port).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  });
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        server.close(() => {
          clearTimeout(patience);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, take: (body: unknown) => Promise<PhoneAnswer>): Promise<void> {
  let result: PhoneAnswer;
  try {
    if (request.method !== 'POST') result = { status: 405, body: { error: 'messages are posted' } };
    else result = await take(JSON.parse(await textOf(request)));
  } catch (error) {
    const malformed = error instanceof SyntaxError || error instanceof RangeError;
    result = { status: malformed ? 400 : 500, body: { error: (error as Error).message } };
  }
  response.writeHead(result.status, { 'content-type': 'application/json', connection: request.headers.connection ?? 'keep-alive' });
  response.end(JSON.stringify(result.body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new RangeError(`a message of more than ${LARGEST} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
