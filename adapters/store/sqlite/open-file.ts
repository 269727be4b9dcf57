import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { makeFolderPath } from '../../make-folder.ts';
import { openDatabase } from './dialect.ts';
import { databaseError, fileError } from './plain-errors.ts';

/**
 * Opens the file of a site, making its folder when it is missing.
 * @throws StoreError `store/read-only` (folder or file cannot be written), `store/in-use` (another process holds it),
 *   `store/not-a-store` (the file is something else)
 */
export function openFile(path: string, exclusive: boolean): DatabaseSync {
  try {
    makeFolderPath(dirname(resolve(path)));
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    return openDatabase(path, exclusive);
  } catch (error) {
    throw fileError(databaseError(error, path), path);
  }
}
