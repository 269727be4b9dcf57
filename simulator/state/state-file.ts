import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../core/calendar/civil.ts';
import type { TwinState } from './twin-state.ts';

const NAME = 'state.json';

/** Reads the state of a twin that ran before in this folder; null when none did. @throws when the file is there and cannot be used */
export function loadState(folder: string): TwinState | null {
  const file = join(folder, NAME);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`the twin's state ${file} cannot be read; check who owns it`, { cause: error });
  }
  let state: TwinState;
  try {
    state = JSON.parse(text) as TwinState;
  } catch (error) {
    throw new Error(`the twin's state ${file} is no JSON; move it away to begin anew`, { cause: error });
  }
  if (state.version !== 1)
    throw new Error(`the twin's state ${file} is of version ${String(state.version)}, not 1; move it away to begin anew`);
  return state;
}

/** Where the civil time of a stored twin stood: on a restart the later of its clock and the site's wins. Null when there is none. */
export function storedTwinClock(folder: string): Instant | null {
  return loadState(folder)?.clock ?? null;
}

/**
 * Makes the saver of a state. Whoever calls waits until the state as it was at the call (or later) is on disk, by rename, so that a killed twin
 * finds either the old state or the new one. Calls that come while one is writing share the next write.
 */
export function stateSaver(folder: string, state: TwinState): () => Promise<void> {
  const file = join(folder, NAME);
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const write = async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  const begin = (): Promise<void> => {
    running = write().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return begin();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}
