import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { takeOwnerLock } from '../adapters/store/sqlite/owner-lock.ts';
import { SiteError } from './site-error.ts';

/** Which process has the site of a folder open, and as what it was started. */
interface Owner {
  readonly pid: number;
  readonly what: string;
}

const PAUSE_MS = 25;

const lockOf = (dataDir: string): string => join(dataDir, 'owner.lock');
const noteOf = (dataDir: string): string => join(dataDir, 'owner.json');

/**
 * Makes a data folder this process's own: one process owns a SQLite store. Who else has it may be ending; it is waited for.
 * @param waitMs how long to wait for whoever has it
 * @returns gives it back
 * @throws SiteError `site/owned` when somebody still has it then; it says who
 */
export async function ownFolder(dataDir: string, waitMs: number): Promise<() => void> {
  const until = performance.now() + waitMs;
  for (;;) {
    const lock = takeOwnerLock(lockOf(dataDir));
    if (lock !== null) {
      writeFileSync(noteOf(dataDir), JSON.stringify(thisProcess()));
      return () => {
        rmSync(noteOf(dataDir), { force: true });
        lock.release();
      };
    }
    if (performance.now() >= until) throw ownedBy(dataDir);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/* That somebody else has this site open: who, and what to do. */
function ownedBy(dataDir: string): SiteError {
  return new SiteError(
    'site/owned',
    dataDir,
    `another process has this site open (${ownerText(dataDir)})`,
    'wait until it has ended or end it, or send it a command with `dunlock`',
  );
}

/** `process 4711, dunlock import`, as far as it is known. */
export function ownerText(dataDir: string): string {
  try {
    const { pid, what } = JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as Owner;
    return `process ${pid}, ${what}`;
  } catch {
    return 'it does not say which'; // written a moment after the lock is taken, and gone a moment before it is given back
  }
}

function thisProcess(): Owner {
  const [, script = '', command = ''] = process.argv;
  return { pid: process.pid, what: [basename(script).replace(/\.[cm]?[jt]s$/, ''), command].join(' ').trim() };
}
