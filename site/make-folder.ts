import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SiteError } from './site-error.ts';

/**
 * Makes a data folder and the missing ones above it, and makes sure that it can be written.
 * @throws SiteError in one sentence
 */
export function makeFolder(folder: string): void {
  try {
    makeEach(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SiteError(
      'site/data',
      folder,
      'this folder cannot be made or written',
      'give one that this user may write (--data or DUNLOCK_DATA)',
      error,
    );
  }
}

/* Not mkdir's own `recursive`: where a parent cannot hold folders (/proc), Node's goes round for ever. */
function makeEach(folder: string): void {
  if (existsSync(folder)) return;
  makeEach(dirname(folder));
  mkdirSync(folder);
}
