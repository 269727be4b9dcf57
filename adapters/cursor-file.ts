import { open, readFile, rename } from 'node:fs/promises';

/** One position that survives a crash: how far somebody has got in a log. */
export interface CursorFile {
  /** The position last asked to be saved, or read at the start. */
  readonly value: number;
  /** Writes a new position; calls made while one is being written share the next write. Resolves when it is on disk. */
  save(position: number): Promise<void>;
}

/** Opens the cursor at `path`; one that is missing or unreadable stands at 0 (what follows it must bear to be seen twice). */
export async function openCursor(path: string): Promise<CursorFile> {
  let value = await stored(path);
  let saved = value;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    try {
      while (saved !== value) {
        const next = value;
        await replaceFile(path, `${next}\n`);
        saved = next;
      }
    } finally {
      running = null;
    }
  }

  return {
    get value() {
      return value;
    },
    save(position) {
      value = position;
      if (saved === value && !running) return Promise.resolve();
      running ??= run();
      return running;
    },
  };
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

async function stored(path: string): Promise<number> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return /^\d{1,15}$/.test(text) ? Number(text) : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
