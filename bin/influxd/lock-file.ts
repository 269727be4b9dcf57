import { readFile, rm, writeFile } from 'node:fs/promises';

/** Who runs influxd on a data folder. Two of them on one folder would run side by side without a word. */
export interface InfluxdLock {
  readonly pid: number;
  readonly url: string;
  /** Process that stops it at its end. */
  readonly owner: number;
}

/** Reads a lock; null when there is none, or it is unreadable. */
export async function readLock(file: string): Promise<InfluxdLock | null> {
  try {
    const { pid, url, owner } = JSON.parse(await readFile(file, 'utf8')) as Partial<InfluxdLock>;
    return typeof pid === 'number' && typeof url === 'string' && typeof owner === 'number' ? { pid, url, owner } : null;
  } catch {
    return null;
  }
}

export async function writeLock(file: string, lock: InfluxdLock): Promise<void> {
  await writeFile(file, `${JSON.stringify(lock)}\n`);
}

/** Removes the lock of `pid`, and no other's. */
export async function dropLock(file: string, pid: number): Promise<void> {
  if ((await readLock(file))?.pid === pid) await rm(file, { force: true });
}

/** Whether a process exists (also one that we may not signal). */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
