import { createServer, type Server, type Socket } from 'node:net';
import { Aedes, type AedesOptions, type Client } from 'aedes';
import { MOST_PAYLOAD_BYTES } from './access-rules.ts';
import { GatewayError } from './gateway-error.ts';

/** An embedded MQTT broker on one TCP port. */
export interface Broker {
  readonly port: number;
  readonly aedes: Aedes;
  close(): Promise<void>;
}

export type BrokerHandlers = Required<Pick<AedesOptions, 'authenticate' | 'authorizePublish' | 'authorizeSubscribe' | 'authorizeForward'>>;

const CONNECT_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 10_000;
const MOST_TOPIC_LEVELS = 16;

/**
 * Starts an Aedes broker. What queues in it is bounded by how it is used, so that its emitter needs no queue of its own
 * (`concurrency: 0`; the stock one queues with `Array.shift()` and collapses under backlog): readings end in the journal and have no subscriber,
 * and each DTU has one request in flight.
 * @throws GatewayError `gateway/port-in-use`, `gateway/cannot-listen`
 */
export async function openBroker(host: string, port: number, handlers: BrokerHandlers): Promise<Broker> {
  const aedes = await Aedes.createBroker({
    concurrency: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxTopicLevels: MOST_TOPIC_LEVELS,
    maxClientsIdLength: 64,
    /* No session outlives its connection: a request kept for later would be carried out later. */
    preConnect: (_client, packet, callback) => {
      packet.clean = true;
      callback(null, true);
    },
    ...handlers,
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.setNoDelay(true);
    boundPacket(aedes.handle(socket), socket);
  });
  server.maxConnections = MOST_CONNECTIONS;
  /* What a broken or hostile client does ends its own connection and is no error of ours. */
  for (const event of ['clientError', 'connectionError'] as const) aedes.on(event, () => {});
  try {
    await listen(server, host, port);
  } catch (error) {
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
    throw cannotListen(host, port, error);
  }
  const address = server.address();
  return {
    aedes,
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The parser collects a packet whole, up to the 256 MB that MQTT allows, also before a login: a longer one than we take ends the connection while it arrives. */
function boundPacket(client: Client, socket: Socket): void {
  const parser = (client as unknown as { _parser?: { _list?: { length: number } } })._parser;
  socket.on('readable', () => {
    if ((parser?._list?.length ?? 0) > 2 * MOST_PAYLOAD_BYTES) socket.destroy();
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => {});
      resolve();
    });
  });
}

function cannotListen(host: string, port: number, error: unknown): GatewayError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const place = `MQTT on ${host}:${port}`;
  return code === 'EADDRINUSE'
    ? new GatewayError(
        'gateway/port-in-use',
        place,
        'this port is already in use',
        'stop what listens there, or set another MQTT port',
        error,
      )
    : new GatewayError(
        'gateway/cannot-listen',
        place,
        `it cannot be listened on (${code})`,
        'set an address of this machine and a free port',
        error,
      );
}
