import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { SiteError } from '../../site/site-error.ts';
import { countMessages } from './in-flight.ts';

interface Runtime {
  init(server: Server, settings: Record<string, unknown>): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly httpAdmin: RequestListener;
  readonly httpNode: RequestListener;
  readonly events: { on(name: string, listener: () => void): void; once(name: string, listener: () => void): void };
  readonly hooks: Parameters<typeof countMessages>[0];
}

export interface RunningNodeRed {
  readonly url: string;
  stop(): Promise<void>;
}

export interface NodeRedOptions {
  /** The project's folder: its package.json names our nodes. */
  readonly root: string;
  readonly userDir: string;
  /** The flow to begin with; the user's own copy in `userDir` is used once it was changed. */
  readonly flow: string;
  readonly port: number;
  readonly editor: boolean;
  readonly clock: SimulatedClock;
  /** Warnings and errors of the runtime. */
  readonly log: (line: string) => void;
}

/* Node-RED's own log levels: 20 error, 30 warn. */
const WARN = 30;

/* What Node-RED warns of because of settings that we chose, at every start. */
const EXPECTED = /^(Projects disabled|Encrypted credentials not found)/;

/** Starts Node-RED in this process, on loopback, and resolves when the flows run. */
export async function startNodeRed(options: NodeRedOptions): Promise<RunningNodeRed> {
  const require = createRequire(join(options.root, 'package.json'));
  const RED = require('node-red') as Runtime;
  const express = createRequire(require.resolve('node-red'))('express') as () => RequestListener & {
    use(path: string, handler: RequestListener): void;
  };
  mkdirSync(options.userDir, { recursive: true });
  const app = express();
  const server = createServer(app);
  await listen(server, options.port);
  const port = (server.address() as AddressInfo).port;
  RED.init(server, {
    userDir: options.userDir,
    flowFile: ownFlow(options),
    nodesDir: [options.root],
    httpAdminRoot: '/',
    httpNodeRoot: '/',
    apiMaxLength: '50mb',
    disableEditor: !options.editor,
    credentialSecret: secret(options.userDir),
    telemetry: { enabled: false },
    editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] }, page: { title: 'Dunlock' } },
    paletteCategories: ['dunlock', 'subflows', 'common', 'function', 'network', 'sequence', 'parser', 'storage'],
    logging: {
      console: { level: 'off' },
      dunlock: {
        level: 'warn',
        handler: () => (message: { level: number; type?: string; name?: string; msg: unknown }) => {
          if (message.level <= WARN && !EXPECTED.test(textOf(message.msg)))
            options.log(`node-red ${[message.type, message.name].filter(Boolean).join(' ')}: ${textOf(message.msg)}`);
        },
      },
    },
  });
  app.use('/', RED.httpAdmin);
  app.use('/', RED.httpNode);
  countMessages(RED.hooks, RED.events, options.clock);
  const started = new Promise<void>((resolve) => RED.events.once('flows:started', resolve));
  await RED.start();
  await started;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await RED.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The user's copy of the flow. It follows the project's flow until somebody deploys a change of their own. */
function ownFlow(options: NodeRedOptions): string {
  const own = join(options.userDir, 'flows.json');
  const mark = join(options.userDir, 'flows.copied');
  const theirs = readFileSync(options.flow);
  const untouched = !existsSync(own) || (existsSync(mark) && readFileSync(mark, 'utf8') === digest(readFileSync(own)));
  if (untouched) {
    writeFileSync(own, theirs);
    writeFileSync(mark, digest(theirs));
  }
  return own;
}

function secret(userDir: string): string {
  const file = join(userDir, 'credential-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOf(message: unknown): string {
  return message instanceof Error ? message.message : String(message);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new SiteError(
          'node-red/port',
          `port ${port}`,
          taken ? 'another program is using it' : error.message,
          'end that program, or give another with --port (0 = any free)',
          error,
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
