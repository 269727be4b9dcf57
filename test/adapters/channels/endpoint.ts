import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Arrived {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Endpoint {
  readonly url: string;
  /** Every request, in order of arrival. */
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

/** A real HTTP server that answers as told; it goes when the test ends. */
export async function endpoint(answer: (response: ServerResponse, nth: number) => void): Promise<Endpoint> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      arrived.push({ method: request.method ?? '', headers: request.headers, body });
      answer(response, arrived.length);
    });
  });
  const url = `${await listen(server)}/inbox`;
  const close = () => {
    server.closeAllConnections();
    return closed(server);
  };
  onTestFinished(close);
  return { url, arrived, close };
}

/** A real TCP server that treats each connection as told; returns its address as a URL. */
export async function rawServer(treat: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {}).resume();
    treat(socket);
  });
  const url = await listen(server);
  onTestFinished(() => closed(server));
  return url;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
