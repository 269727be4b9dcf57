import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT } from './packed.ts';

export interface NodeRed {
  readonly url: string;
  /** What it printed, for a failing test. */
  log(): string;
  /** GET or, with a body, POST; the answer as JSON. */
  ask(path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  stop(): Promise<void>;
}

export interface NodeRedOptions {
  readonly package: 'node-red' | 'node-red-4';
  readonly userDir: string;
  /** Path of the flow to run. */
  readonly flow: string;
  readonly dataDir: string;
  /** More settings, as JavaScript source of an object. */
  readonly settings?: string;
}

/** Starts Node-RED as people do, as a process of its own on a free port, and resolves when its flows run. */
export async function startNodeRed(options: NodeRedOptions): Promise<NodeRed> {
  const port = await freePort();
  const settings = join(options.userDir, `settings-${port}.cjs`);
  await writeFile(
    settings,
    `module.exports = {
      uiHost: '127.0.0.1', credentialSecret: 'test', telemetry: { enabled: false }, flowFile: ${JSON.stringify(options.flow)},
      editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } }, ...${options.settings ?? '{}'} };\n`,
  );
  const args = [join(ROOT, 'node_modules', options.package, 'red.js'), '-u', options.userDir, '-s', settings, '-p', String(port)];
  const env = { ...process.env, DUNLOCK_DATA: options.dataDir, DUNLOCK_MQTT_PORT: '0', DUNLOCK_INFLUX_URL: '' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await until(
    () => /Started flows/.test(printed),
    child,
    () => printed,
  );
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    log: () => printed,
    async ask(path, body, headers = {}) {
      const init =
        body === undefined
          ? { headers }
          : {
              method: 'POST',
              headers: { 'content-type': 'application/json', ...headers },
              body: typeof body === 'string' ? body : JSON.stringify(body),
            };
      const response = await fetch(url + path, init);
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function until(done: () => boolean, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!done()) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Node-RED did not come up:\n${printed()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
