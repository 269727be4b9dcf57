import { answers } from './ask.ts';
import { debianInfluxd, type Found } from './debian-package.ts';
import { influxInDocker } from './in-docker.ts';
import { influxdOnPath } from './on-path.ts';
import { startInfluxd } from './start-influxd.ts';

export interface EnsureInfluxOptions {
  /** An InfluxDB that somebody names; `DUNLOCK_INFLUX_URL` when absent. */
  readonly url?: string | null;
  /** Folder for its data and for the lock of who runs it. */
  readonly dataDir: string;
  /** Where a downloaded package is kept: `.cache` of the project. */
  readonly cacheDir: string;
  readonly log: (line: string) => void;
  /** Environment to go by; that of the process when absent. */
  readonly env?: NodeJS.ProcessEnv;
}

export type EnsuredInflux =
  | {
      readonly url: string;
      /** One that was named and does not answer: why, in one sentence. The spool waits for it. */
      readonly problem: string | null;
      /** Stops what was started here, and nothing else. */
      stop(): Promise<void>;
    }
  | { readonly url: null; readonly reason: string };

/**
 * Makes an InfluxDB available, the first way that works: the one that is named · an influxd on the PATH · the distribution's package, unpacked into
 * the cache · a running Docker engine · else one line that says what to do. Never rejects.
 */
export async function ensureInflux(options: EnsureInfluxOptions): Promise<EnsuredInflux> {
  const env = options.env ?? process.env;
  const named = options.url || env.DUNLOCK_INFLUX_URL;
  if (named) return givenInflux(named, options.log);
  const path = env.PATH ?? '';
  const missing: string[] = [];
  const programs: (() => Promise<Found>)[] = [() => influxdOnPath(path), () => debianInfluxd(options.cacheDir, path, options.log)];
  for (const find of programs) {
    const found = await attempt(find);
    if ('program' in found) {
      const started = await attempt(() => startInfluxd(found.program, options.dataDir));
      if ('url' in started) return { url: started.url, problem: null, stop: () => started.stop() };
      missing.push(started.missing);
    } else missing.push(found.missing);
  }
  const docker = await attempt(() => influxInDocker(options.dataDir, path, options.log));
  if ('url' in docker) return { url: docker.url, problem: null, stop: () => docker.stop() };
  missing.push(docker.missing);
  return {
    url: null,
    reason: `${missing.join('; ')}: install the package influxdb, start Docker, or name one with --influx or DUNLOCK_INFLUX_URL`,
  };
}

async function givenInflux(url: string, log: (line: string) => void): Promise<EnsuredInflux> {
  const stop = async (): Promise<void> => {};
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    return { url: null, reason: `'${url}' is no address of an InfluxDB: give one like http://127.0.0.1:8086` };
  }
  const problem = (await answers(url, 5_000)) ? null : `InfluxDB at ${url} does not answer: points wait in the spool until it does`;
  if (problem) log(problem);
  return { url, problem, stop };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | { missing: string }> {
  try {
    return await work();
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
