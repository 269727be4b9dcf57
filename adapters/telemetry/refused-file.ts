import { appendFile, stat } from 'node:fs/promises';

/* Enough to see what is wrong; beyond it points are only counted, so that a wrong clock cannot fill the disk. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Points that were refused for good, with the reason as a comment: line protocol that a person can mend and send again. */
export class RefusedFile {
  readonly path: string;
  #bytes: number | null = null;

  constructor(path: string) {
    this.path = path;
  }

  /** Resolves when they are written, or when the file is as long as it may get. */
  async keep(lines: readonly string[], reason: string): Promise<void> {
    this.#bytes ??= await stat(this.path).then(
      (found) => found.size,
      () => 0,
    );
    if (this.#bytes > MOST_BYTES) return;
    const text = `# ${reason.replace(/\s+/g, ' ')}\n${lines.join('\n')}\n`;
    this.#bytes += Buffer.byteLength(text);
    await appendFile(this.path, text, { mode: 0o600 });
  }
}
