import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { answers, pidAt } from './ask.ts';
import { influxdConfig } from './config.ts';
import { twoFreePorts } from './free-ports.ts';
import { alive, dropLock, readLock, writeLock } from './lock-file.ts';

export interface RunningInfluxd {
  readonly url: string;
  /** It was already running on this folder: left over from a killed process, or another one's. */
  readonly adopted: boolean;
  /** Ends it (SIGTERM, and after five seconds SIGKILL), unless another process that still lives owns it. */
  stop(): Promise<void>;
}

const ATTEMPTS = 5;
const UP_WITHIN_MS = 15_000;
const STOP_WITHIN_MS = 5_000;

/**
 * Starts an influxd 1.x on a data folder, on free ports of loopback; or adopts the one that already runs on it.
 * It stands in a process group of its own, so that a Ctrl-C does not reach it before the last points do.
 * @throws Error with one sentence when it does not come up
 */
export async function startInfluxd(program: string, dataDir: string): Promise<RunningInfluxd> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const lockFile = join(folder, 'influxd.lock');
  const adopted = await adopt(lockFile);
  if (adopted) return adopted;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const [httpPort, rpcPort] = await twoFreePorts();
    const url = `http://127.0.0.1:${httpPort}`;
    const configFile = join(folder, 'influxd.conf');
    await writeFile(configFile, influxdConfig({ folder, httpPort, rpcPort }));
    const pid = await launch(program, configFile, url);
    if (pid === null) continue;
    await writeLock(lockFile, { pid, url, owner: process.pid });
    return { url, adopted: false, stop: () => end(pid, lockFile) };
  }
  throw new Error(`${program} did not come up in ${ATTEMPTS} attempts on ${folder}`);
}

async function adopt(lockFile: string): Promise<RunningInfluxd | null> {
  const lock = await readLock(lockFile);
  if (!lock || !alive(lock.pid)) return null;
  if ((await pidAt(lock.url, 2_000)) !== lock.pid) {
    /* The number may belong to somebody else by now: only one that answers as ours is ours to stop. */
    return null;
  }
  const { pid, url } = lock;
  if (lock.owner !== process.pid && alive(lock.owner)) return { url, adopted: true, stop: async () => {} };
  await writeLock(lockFile, { pid, url, owner: process.pid });
  return { url, adopted: true, stop: () => end(pid, lockFile) };
}

/** Starts it and waits until this very process answers; null when it ended first (a port was taken meanwhile). */
async function launch(program: string, configFile: string, url: string): Promise<number | null> {
  const child = spawn(program, ['-config', configFile], { detached: true, stdio: 'ignore' });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  child.unref();
  const pid = child.pid;
  if (pid === undefined) return null;
  for (const until = performance.now() + UP_WITHIN_MS; performance.now() < until && !ended; ) {
    if ((await answers(url, 1_000)) && (await pidAt(url, 1_000)) === pid) return pid;
    await new Promise((wait) => setTimeout(wait, 20));
  }
  if (!ended) process.kill(pid, 'SIGKILL');
  return null;
}

async function end(pid: number, lockFile: string): Promise<void> {
  signal(pid, 'SIGTERM');
  for (const until = performance.now() + STOP_WITHIN_MS; alive(pid) && performance.now() < until; ) {
    await new Promise((wait) => setTimeout(wait, 5));
  }
  if (alive(pid)) signal(pid, 'SIGKILL');
  await dropLock(lockFile, pid);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    /* It ended by itself. */
  }
}
