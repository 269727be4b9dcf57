import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Base URL of the InfluxDB 1.x that the whole run shares. Use a database of your own in it. */
    influxUrl: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

interface Influx {
  readonly url: string | null;
  readonly reason: string;
  stop(): Promise<void>;
}
type EnsureInflux = (options: { url: string | null; dataDir: string; cacheDir: string; log: (line: string) => void }) => Promise<Influx>;

/** What the whole run shares is made once, here: an InfluxDB. Vitest awaits the returned function before the process ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = join(root, 'bin', 'influxd', 'ensure-influx.ts');
  if (!existsSync(path)) {
    project.provide('influxUrl', process.env.DUNLOCK_INFLUX_URL ?? '');
    return async () => {};
  }
  const { ensureInflux }: { ensureInflux: EnsureInflux } = await import(path);
  const dataDir = await mkdtemp(join(tmpdir(), 'dunlock-influx-'));
  const influx = await ensureInflux({
    url: process.env.DUNLOCK_INFLUX_URL ?? null,
    dataDir,
    cacheDir: join(root, '.cache'),
    log: (line) => console.log(line),
  });
  if (influx.url === null) throw new Error(`The tests need an InfluxDB: ${influx.reason}. Set DUNLOCK_INFLUX_URL to one, or install influxd.`);
  project.provide('influxUrl', influx.url);
  return async () => {
    await influx.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
