import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and the missing ones above it. Not mkdir's own `recursive`: where a parent cannot hold folders (/proc), Node's goes round for ever.
 * @throws what mkdir throws
 */
export function makeFolderPath(folder: string): void {
  if (existsSync(folder)) return;
  makeFolderPath(dirname(folder));
  mkdirSync(folder);
}
