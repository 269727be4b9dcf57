import { accessSync, constants } from 'node:fs';
import { makeFolderPath } from '../adapters/make-folder.ts';
import { SiteError } from './site-error.ts';

/**
 * Makes a data folder and the missing ones above it, and makes sure that it can be written.
 * @throws SiteError in one sentence
 */
export function makeFolder(folder: string): void {
  try {
    makeFolderPath(folder);
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
