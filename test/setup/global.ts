import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureInflux } from '../../bin/influxd/ensure-influx.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Base URL of the InfluxDB 1.x that the whole run shares. Use a database of your own in it. */
    influxUrl: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * What the whole run shares is made once, here: an InfluxDB. Vitest awaits the returned function before the process ends.
 * @throws when there is none to be had: tests against nothing would prove nothing
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dunlock-influx-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  const influx = await ensureInflux({ dataDir, cacheDir: join(root, '.cache'), log: (line) => console.log(line) });
  const problem = influx.url === null ? influx.reason : influx.problem;
  if (influx.url === null || problem !== null) {
    await remove();
    throw new Error(`The tests need an InfluxDB: ${problem}`);
  }
  project.provide('influxUrl', influx.url);
  return async () => {
    await influx.stop();
    await remove();
  };
}
