import { join } from 'node:path';
import type { Clock } from '../../core/calendar/clock.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { type CursorFile, openCursor } from '../cursor-file.ts';
import { openSegmentLog, type SegmentLog } from '../segment-log.ts';
import type { JournalBatch } from './gateway.ts';
import { GatewayError } from './gateway-error.ts';
import { GivenOut } from './given-out.ts';
import { batchesOf, decodeRecord, encodeRecord, type JournalEntry } from './journal-record.ts';

export interface ArrivalsOptions {
  readonly dir: string;
  readonly maxBytes: number;
  readonly segmentBytes?: number;
  readonly clock: Clock;
  /** A reading given out and not reported for so long (real time) counts as dropped by the flow. */
  readonly dropAfterMs: number;
  /** Called for each publish once it is on disk, before anybody is given it. */
  readonly arrived: (readings: readonly Reading[]) => void;
  readonly dropped: (readings: number) => void;
  /** Told in one sentence of what a person should know. */
  readonly warn: (sentence: string) => void;
}

/* A catch-up after an outage is paced, so that it does not put everything at once onto the wires. */
const CATCH_UP_BYTES = 256 * 1024;
const CATCH_UP_AHEAD = 2_000;
const CATCH_UP_PAUSE_MS = 50;
/* The cursor may lag: what is given out twice overwrites itself. */
const CURSOR_EVERY_MS = 250;

/** The arrival journal: what DTUs sent, on disk before it is acknowledged, given out until it is reported as taken over. */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  readonly #log: SegmentLog<JournalEntry>;
  readonly #cursor: CursorFile;
  readonly #given: GivenOut;
  readonly #timer: NodeJS.Timeout;
  #listener: ((batch: JournalBatch) => void) | null = null;
  #catchingUp: Promise<void> | null = null;
  /** What the present follower gets next. */
  #at = 0;
  #room: Promise<void> | null = null;

  private constructor(options: ArrivalsOptions, log: SegmentLog<JournalEntry>, cursor: CursorFile) {
    this.#options = options;
    this.#log = log;
    this.#cursor = cursor;
    this.#given = new GivenOut(Math.min(Math.max(cursor.value, log.first), log.next));
    this.#timer = setInterval(() => this.#tidy(), CURSOR_EVERY_MS);
    this.#timer.unref();
  }

  static async open(options: ArrivalsOptions): Promise<Arrivals> {
    let committed: (first: number, entries: readonly JournalEntry[]) => void = () => {};
    const log = await openSegmentLog<JournalEntry>({
      dir: options.dir,
      maxBytes: options.maxBytes,
      ...(options.segmentBytes === undefined ? {} : { segmentBytes: options.segmentBytes }),
      onCommit: (first, entries) => committed(first, entries),
      onDamage: options.warn,
    });
    const arrivals = new Arrivals(options, log, await openCursor(join(options.dir, 'taken-over')));
    committed = (first, entries) => arrivals.#committed(first, entries);
    return arrivals;
  }

  /** Keeps the readings of one publish; resolves when they are on disk and everybody has been given them. Rejects with a LogError when they are not. */
  async keep(readings: readonly Reading[]): Promise<void> {
    const record = encodeRecord(readings);
    while (this.#log.full(record.length) && this.#log.oldestEnd !== null) {
      this.#room ??= this.#makeRoom().finally(() => {
        this.#room = null;
      });
      await this.#room;
    }
    await this.#log.append(record, { readings });
  }

  /** See `Gateway.follow`. */
  follow(listener: (batch: JournalBatch) => void): () => void {
    if (this.#listener) {
      throw new GatewayError(
        'gateway/followed-already',
        'the arrival journal',
        'somebody follows it already',
        'use one meter-in node per site',
      );
    }
    const own = (batch: JournalBatch): void => listener(batch);
    this.#listener = own;
    this.#at = this.#given.lowest();
    this.#startCatchingUp();
    return () => {
      if (this.#listener === own) this.#listener = null;
    };
  }

  /** See `Gateway.report`. */
  report(from: number, to: number): void {
    this.#given.done(from, to);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#listener = null;
    await this.#catchingUp;
    await this.#log.close();
    await this.#cursor.save(this.#given.lowest());
  }

  #committed(first: number, entries: readonly JournalEntry[]): void {
    for (const entry of entries) this.#options.arrived(entry.readings);
    if (!this.#listener) return;
    if (this.#catchingUp || this.#at !== first) this.#startCatchingUp();
    else this.#give(entries.map((entry, index) => ({ position: first + index, readings: entry.readings })));
  }

  #give(records: readonly { position: number; readings: readonly Reading[] }[]): void {
    const now = performance.now();
    for (const batch of batchesOf(records.filter((record) => this.#given.wanted(record.position)))) {
      for (const record of batch.records) this.#given.give(record.position, record.readings.length, now);
      try {
        this.#listener?.({ from: batch.from, to: batch.to, readings: batch.readings });
      } catch (error) {
        this.#options.warn(`a follower of the arrival journal failed: ${error instanceof Error ? error.message : error}`);
      }
    }
    const last = records.at(-1);
    if (last) this.#at = last.position + 1;
  }

  #startCatchingUp(): void {
    if (this.#catchingUp || this.#at >= this.#log.next) return;
    const release = this.#options.clock.hold('journal catch-up');
    this.#catchingUp = this.#catchUp()
      .then(
        () => true,
        (error) => {
          this.#options.warn(`the arrival journal cannot be read: ${error instanceof Error ? error.message : error}`);
          return false;
        },
      )
      .then((caughtUp) => {
        this.#catchingUp = null;
        /* What was committed since the last read was left to us. */
        if (caughtUp && this.#listener) this.#startCatchingUp();
        release();
      });
  }

  async #catchUp(): Promise<void> {
    while (this.#listener && this.#at < this.#log.next) {
      const listener = this.#listener;
      const end = this.#log.next;
      const records = await this.#log.read(this.#at, CATCH_UP_BYTES);
      /* Another follower may have come while we read: it starts where it said. */
      if (this.#listener !== listener) continue;
      if (records.length === 0) this.#at = end;
      this.#give(records.map(({ position, data }) => ({ position, readings: decodeRecord(data) })));
      if (this.#given.size > CATCH_UP_AHEAD) await new Promise((resolve) => setTimeout(resolve, CATCH_UP_PAUSE_MS));
    }
  }

  #tidy(): void {
    const readings = this.#given.expire(performance.now() - this.#options.dropAfterMs);
    if (readings > 0) this.#options.dropped(readings);
    const lowest = this.#given.lowest();
    if (lowest === this.#cursor.value) return;
    this.#cursor
      .save(lowest)
      .then(() => this.#log.dropBelow(lowest))
      .catch((error) => this.#options.warn(`the arrival journal cannot be tidied: ${error instanceof Error ? error.message : error}`));
  }

  /** The journal is at its bound: its oldest segment goes, and what nobody took of it is counted, not hidden. */
  async #makeRoom(): Promise<void> {
    const end = this.#log.oldestEnd;
    if (end === null) return;
    let readings = 0;
    for (let at = this.#log.first; at < end; ) {
      const records = await this.#log.read(at, CATCH_UP_BYTES);
      const own = records.filter((record) => record.position < end);
      for (const record of own) if (this.#given.wanted(record.position)) readings += decodeRecord(record.data).length;
      at = (records.at(-1)?.position ?? end) + 1;
    }
    this.#given.forgetBelow(end);
    await this.#log.dropBelow(end);
    if (readings > 0) {
      this.#options.dropped(readings);
      this.#options.warn(
        `${this.#options.dir}: the arrival journal is full; its ${readings} oldest readings, which no flow took, are dropped`,
      );
    }
  }
}
