import { type FileHandle, open } from 'node:fs/promises';
import type { Segment } from './segment-files.ts';
import { FRAME_HEADER, unframe } from './segment-frames.ts';

/** A record with its place in the log. */
export interface LogRecord {
  readonly position: number;
  readonly data: Buffer;
}

/**
 * Reads records of segments. It remembers where it stopped in each, so that going on from there costs no search;
 * any other position is found by reading from the start of its segment.
 */
export class SegmentReader {
  readonly #maxRecord: number;
  readonly #onDamage: (sentence: string) => void;
  readonly #stopped = new Map<number, { position: number; offset: number }>();

  constructor(maxRecord: number, onDamage: (sentence: string) => void) {
    this.#maxRecord = maxRecord;
    this.#onDamage = onDamage;
  }

  /**
   * Records of one segment from `from` on: as many as fit into `maxBytes`, at least one.
   * None when the segment holds no whole record there; what is damaged ends it, and is said once a reading.
   */
  async read(segment: Segment, from: number, maxBytes: number): Promise<LogRecord[]> {
    const stopped = this.#stopped.get(segment.first);
    let { position, offset } = stopped && stopped.position <= from ? stopped : { position: segment.first, offset: 0 };
    const end = segment.bytes;
    const file = await openIfThere(segment.path);
    if (!file) return [];
    try {
      let want = maxBytes;
      while (offset < end) {
        const chunk = await readAt(file, offset, Math.min(Math.max(want, FRAME_HEADER), end - offset));
        const found = unframe(chunk, this.#maxRecord);
        const records = found.records
          .map((data, index) => ({ position: position + index, data }))
          .filter((record) => record.position >= from);
        position += found.records.length;
        offset += found.bytes;
        if (found.records.length > 0) this.#stopped.set(segment.first, { position, offset });
        if (records.length > 0) return records;
        if (found.records.length === 0) {
          const beyond = offset + found.wants > end;
          if (found.end !== 'cut' || beyond) {
            this.#onDamage(`${segment.path}: record ${position} at byte ${offset} is damaged; what follows it in this file is lost`);
            return [];
          }
          want = found.wants;
        }
      }
      return [];
    } finally {
      await file.close();
    }
  }

  /** Forgets a segment that is no more. */
  forget(segment: Segment): void {
    this.#stopped.delete(segment.first);
  }
}

/** A segment may be deleted between being chosen and being opened: then its records are not wanted any more. */
async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
