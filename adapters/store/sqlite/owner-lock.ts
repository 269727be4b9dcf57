import { DatabaseSync } from 'node:sqlite';
import { databaseError, fileError } from './plain-errors.ts';

/** A folder that is this process's alone until it gives it back, or ends in whatever way. */
export interface OwnerLock {
  release(): void;
}

/* SQLite's primary result codes. */
const BUSY = 5;
const LOCKED = 6;

/**
 * Takes the lock file at `path`, or null when somebody has it. It is a lock of the operating system on an empty SQLite file: nothing stays behind
 * when a process is killed, and of two that come at the same moment one is told.
 * @throws StoreError `store/read-only`, `store/not-a-store`
 */
export function takeOwnerLock(path: string): OwnerLock | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path);
    database.exec('begin exclusive');
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if (isHeld(error)) return null;
    throw fileError(databaseError(error, path), path);
  }
}

function isHeld(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  return [BUSY, LOCKED].includes(error.errcode & 0xff);
}
