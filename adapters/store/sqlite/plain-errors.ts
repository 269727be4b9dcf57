import { dirname } from 'node:path';
import { StoreError } from '../store-error.ts';

type Words = Omit<ConstructorParameters<typeof StoreError>[0], 'place'>;

const IN_USE: Words = {
  key: 'store/in-use',
  reason: 'another process holds this store',
  remedy: 'Send the command to it, or stop it first',
};
const NOT_A_STORE: Words = {
  key: 'store/not-a-store',
  reason: 'this file is no SQLite database',
  remedy: 'Name another file, or move this one away',
};
const FULL: Words = { key: 'store/full', reason: 'the disk is full', remedy: 'Free some space; nothing committed is lost' };

/* SQLite's primary result codes, the low byte of what it says: busy, locked, read-only, full, cannot open, not a database. */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const DISK_FULL = 13;
const CANNOT_OPEN = 14;
const NO_DATABASE = 26;

const FILE_CODES: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR'];

/** Turns what SQLite says about the file at `path` into what a person can act on; any other error comes back unchanged. */
export function databaseError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  switch (error.errcode & 0xff) {
    case BUSY:
    case LOCKED:
      return new StoreError({ ...IN_USE, place: path }, error);
    case READ_ONLY:
    case CANNOT_OPEN:
      return new StoreError({ ...notWritable(path), place: path }, error);
    case DISK_FULL:
      return new StoreError({ ...FULL, place: path }, error);
    case NO_DATABASE:
      return new StoreError({ ...NOT_A_STORE, place: path }, error);
    default:
      return error;
  }
}

/** The same for what the file system says while the folder is made and looked at. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC') return new StoreError({ ...FULL, place: path }, error);
  return FILE_CODES.includes(error.code) ? new StoreError({ ...notWritable(path), place: path }, error) : error;
}

function notWritable(path: string): Words {
  return {
    key: 'store/read-only',
    reason: `the folder ${dirname(path)} cannot be written`,
    remedy: 'Name a data folder that this user may write to',
  };
}
