import { join } from 'node:path';
import { type CursorFile, openCursor } from '../cursor-file.ts';
import { openSegmentLog, type SegmentLog } from '../segment-log.ts';
import { countLines } from './send-batch.ts';

/** Lines out of the spool that are sent together. `end`: the position after them. */
export interface SpoolBatch {
  readonly end: number;
  readonly lines: Buffer;
  readonly points: number;
}

const READ_BYTES = 1024 * 1024;
const RECORD_BYTES = 512 * 1024;

/** Line protocol on disk, in order, until InfluxDB has it. */
export class Spool {
  readonly #log: SegmentLog<number>;
  readonly #cursor: CursorFile;
  #read: { position: number; lines: Buffer; points: number }[] = [];
  #at: number;
  /** Points that are on disk and not sent for good. */
  points = 0;
  /** Those of them that were not handed out yet. */
  waiting = 0;

  private constructor(log: SegmentLog<number>, cursor: CursorFile) {
    this.#log = log;
    this.#cursor = cursor;
    this.#at = Math.min(Math.max(cursor.value, log.first), log.next);
  }

  /** @throws LogError when the folder cannot be used */
  static async open(dir: string, maxBytes: number, warn: (sentence: string) => void): Promise<Spool> {
    const log = await openSegmentLog<number>({ dir, maxBytes, onDamage: warn });
    const spool = new Spool(log, await openCursor(join(dir, 'sent')));
    for (let at = spool.#at; at < log.next; ) {
      const records = await log.read(at, READ_BYTES);
      for (const record of records) spool.points += countLines(record.data);
      at = (records.at(-1)?.position ?? log.next) + 1;
    }
    spool.waiting = spool.points;
    return spool;
  }

  /** Resolves when every line is on disk. Rejects with a LogError when one is not. */
  async append(lines: readonly string[], mostInRecord: number): Promise<void> {
    const appending: Promise<void>[] = [];
    let from = 0;
    let length = 0;
    for (const [index, line] of lines.entries()) {
      if (index - from >= mostInRecord || (index > from && length + line.length > RECORD_BYTES)) {
        appending.push(this.#record(lines.slice(from, index)));
        from = index;
        length = 0;
      }
      length += line.length + 1;
    }
    if (from < lines.length) appending.push(this.#record(lines.slice(from)));
    await Promise.all(appending);
  }

  /** Whether everything on disk was handed out. */
  get exhausted(): boolean {
    return this.#read.length === 0 && this.#at >= this.#log.next;
  }

  /** The next lines to send: whole records, about `most` points; null when there are none. */
  async next(most: number): Promise<SpoolBatch | null> {
    const taken: { position: number; lines: Buffer; points: number }[] = [];
    let points = 0;
    while (points < most) {
      if (this.#read.length === 0 && !(await this.#fill())) break;
      const head = this.#read[0];
      if (!head || (taken.length > 0 && points + head.points > most)) break;
      this.#read.shift();
      taken.push(head);
      points += head.points;
    }
    this.waiting -= points;
    const last = taken.at(-1);
    return last ? { end: last.position + 1, lines: Buffer.concat(taken.map((record) => record.lines)), points } : null;
  }

  /** Everything below `position` is in InfluxDB or was refused for good. Resolves when that is noted on disk. */
  async sent(position: number): Promise<void> {
    await this.#cursor.save(position);
    await this.#log.dropBelow(position);
  }

  async close(): Promise<void> {
    await this.#log.close();
  }

  async #record(lines: readonly string[]): Promise<void> {
    await this.#log.append(Buffer.from(`${lines.join('\n')}\n`), lines.length);
    this.points += lines.length;
    this.waiting += lines.length;
  }

  async #fill(): Promise<boolean> {
    const end = this.#log.next;
    if (this.#at >= end) return false;
    const records = await this.#log.read(this.#at, READ_BYTES);
    this.#at = records.length > 0 ? (records.at(-1)?.position ?? end) + 1 : end;
    this.#read = records.map(({ position, data }) => ({ position, lines: data, points: countLines(data) }));
    return this.#read.length > 0;
  }
}
