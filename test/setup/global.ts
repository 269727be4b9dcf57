import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Base URL of the InfluxDB 1.x that the whole run shares. Use a database of your own in it. */
    influxUrl: string;
  }
}

/** What the whole run shares is made once, here: an InfluxDB. Vitest awaits the returned function before the process ends. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const url = process.env.DUNLOCK_INFLUX_URL ?? '';
  project.provide('influxUrl', url);
  return undefined;
}
