import { type FileHandle, open, unlink } from 'node:fs/promises';
import { LogError } from './log-error.ts';
import { createSegment, findSegments, type Segment, writeDurably } from './segment-files.ts';
import { FRAME_HEADER, frame } from './segment-frames.ts';
import { type LogRecord, SegmentReader } from './segment-reader.ts';

export interface SegmentLogOptions<T> {
  readonly dir: string;
  /** The log never grows past this: an append that would is refused. */
  readonly maxBytes: number;
  /** A segment is closed when it has reached this. At most a quarter of `maxBytes`, so that old records can go. */
  readonly segmentBytes?: number;
  readonly maxRecordBytes?: number;
  /** Called with each group once it is on disk, before its appends resolve: first position, and what came with each record. */
  readonly onCommit?: (first: number, attachments: readonly T[]) => void;
  /** Told in one sentence of a torn tail or damaged record. */
  readonly onDamage?: (sentence: string) => void;
}

interface Waiting<T> {
  readonly framed: Buffer;
  readonly attachment: T;
  readonly resolve: (position: number) => void;
  readonly reject: (error: LogError) => void;
}

const SEGMENT_BYTES = 8 * 1024 * 1024;
const MOST_RECORD_BYTES = 4 * 1024 * 1024;
/* What one write may hold: large enough that the sync is shared, small enough that it does not double the memory. */
const GROUP_BYTES = 4 * 1024 * 1024;

/**
 * Opens an append-only log of records in a folder of its own.
 * @throws LogError `log/folder`
 */
export async function openSegmentLog<T = undefined>(options: SegmentLogOptions<T>): Promise<SegmentLog<T>> {
  const maxRecord = options.maxRecordBytes ?? MOST_RECORD_BYTES;
  const found = await findSegments(options.dir, maxRecord);
  if (found.cut) options.onDamage?.(found.cut);
  const last = found.segments.at(-1);
  if (!last) throw new Error('a log has at least one segment');
  return new SegmentLog(options, maxRecord, found.segments, found.next, await open(last.path, 'a'));
}

/**
 * Records on disk, each framed with length and CRC, at positions 0, 1, 2, … that are never used twice. All appends that wait share one write
 * and one `fdatasync` (group commit), and resolve when it has ended: what was acknowledged survives kill -9.
 */
export class SegmentLog<T> {
  readonly #options: SegmentLogOptions<T>;
  readonly #maxRecord: number;
  readonly #segments: Segment[];
  readonly #reader: SegmentReader;
  #file: FileHandle;
  #next: number;
  #bytes: number;
  #waiting: Waiting<T>[] = [];
  #waitingBytes = 0;
  #committing: Promise<void> | null = null;
  /** A write failed in the middle: what it left is cut off before the next one. */
  #halfWritten = false;
  #closed = false;

  constructor(options: SegmentLogOptions<T>, maxRecord: number, segments: Segment[], next: number, file: FileHandle) {
    this.#options = options;
    this.#maxRecord = maxRecord;
    this.#segments = segments;
    this.#next = next;
    this.#file = file;
    this.#bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
    this.#reader = new SegmentReader(maxRecord, (sentence) => options.onDamage?.(sentence));
  }

  /** Lowest position that is still there. */
  get first(): number {
    return this.#segments[0]?.first ?? this.#next;
  }

  /** Position after the last record on disk. */
  get next(): number {
    return this.#next;
  }

  /** Bytes on disk and waiting for it. */
  get bytes(): number {
    return this.#bytes + this.#waitingBytes;
  }

  /** Position after the oldest segment, or null when there is but one: what has to go to make room. */
  get oldestEnd(): number | null {
    return this.#segments[1]?.first ?? null;
  }

  /** Whether a record of `length` bytes would not fit. */
  full(length: number): boolean {
    return this.bytes + FRAME_HEADER + length > this.#options.maxBytes;
  }

  /**
   * Appends one record; resolves with its position when it is on disk.
   * Rejects with a LogError (`log/full`, `log/record-too-long`, `log/write`, `log/closed`): then it was not taken over.
   */
  append(data: Buffer, attachment: T): Promise<number> {
    const refusal = this.#refusal(data);
    if (refusal) return Promise.reject(refusal);
    const framed = frame(data);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ framed, attachment, resolve, reject });
      this.#waitingBytes += framed.length;
      this.#committing ??= this.#commitAll();
    });
  }

  /** Records on disk from `from` on: as many as fit into `maxBytes`, at least one when there is one. Positions may have gaps (damage). */
  async read(from: number, maxBytes: number): Promise<LogRecord[]> {
    let at = Math.max(from, this.first);
    while (at < this.#next) {
      const index = this.#segments.findLastIndex((segment) => segment.first <= at);
      const segment = this.#segments[index];
      if (!segment) return [];
      const records = await this.#reader.read(segment, at, maxBytes);
      if (records.length > 0) return records;
      at = this.#segments.find((other) => other.first > segment.first)?.first ?? this.#next;
    }
    return [];
  }

  /** Deletes every segment whose records all lie below `position`. */
  async dropBelow(position: number): Promise<void> {
    for (;;) {
      const [oldest, second] = this.#segments;
      if (!oldest || !second || second.first > position) return;
      this.#segments.shift();
      this.#bytes -= oldest.bytes;
      this.#reader.forget(oldest);
      await unlink(oldest.path);
    }
  }

  /** Waits for what was appended, then closes. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#committing;
    await this.#file.close();
  }

  #refusal(data: Buffer): LogError | null {
    const { dir, maxBytes } = this.#options;
    if (this.#closed) return new LogError('log/closed', dir, 'this log is closed', 'open it again');
    if (data.length === 0 || data.length > this.#maxRecord) {
      return new LogError('log/record-too-long', dir, `a record has 1 to ${this.#maxRecord} bytes, not ${data.length}`, 'split it');
    }
    return this.full(data.length)
      ? new LogError(
          'log/full',
          dir,
          `it holds ${this.bytes} of ${maxBytes} bytes that nobody has taken yet`,
          'find out why, or allow more',
        )
      : null;
  }

  async #commitAll(): Promise<void> {
    try {
      /* One turn of the loop later everything that this poll of the sockets brought is here, and shares the sync. */
      await new Promise((resolve) => setImmediate(resolve));
      while (this.#waiting.length > 0) await this.#commit(this.#takeGroup());
    } finally {
      this.#committing = null;
    }
  }

  #takeGroup(): Waiting<T>[] {
    let bytes = 0;
    let count = 0;
    for (const { framed } of this.#waiting) {
      if (count > 0 && bytes + framed.length > GROUP_BYTES) break;
      bytes += framed.length;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #commit(group: readonly Waiting<T>[]): Promise<void> {
    const bytes = group.length === 1 && group[0] ? group[0].framed : Buffer.concat(group.map((entry) => entry.framed));
    try {
      const segment = await this.#activeSegment();
      await this.#write(segment, bytes);
      segment.bytes += bytes.length;
      this.#bytes += bytes.length;
    } catch (error) {
      const reason = `writing failed (${(error as NodeJS.ErrnoException).code ?? error})`;
      const refusal = new LogError('log/write', this.#options.dir, reason, 'see that the disk has room and can be written', error);
      for (const entry of group) entry.reject(refusal);
      return;
    } finally {
      this.#waitingBytes -= bytes.length;
    }
    const first = this.#next;
    this.#next += group.length;
    this.#options.onCommit?.(
      first,
      group.map((entry) => entry.attachment),
    );
    for (const [index, entry] of group.entries()) entry.resolve(first + index);
  }

  async #write(segment: Segment, bytes: Buffer): Promise<void> {
    if (this.#halfWritten) await this.#file.truncate(segment.bytes);
    this.#halfWritten = true;
    await writeDurably(this.#file, bytes);
    this.#halfWritten = false;
  }

  async #activeSegment(): Promise<Segment> {
    const active = this.#segments.at(-1);
    const limit = Math.min(this.#options.segmentBytes ?? SEGMENT_BYTES, this.#options.maxBytes / 4);
    if (active && active.bytes < limit) return active;
    const begun = await createSegment(this.#options.dir, this.#next);
    const file = await open(begun.path, 'a');
    await this.#file.close();
    this.#file = file;
    this.#segments.push(begun);
    return begun;
  }
}
