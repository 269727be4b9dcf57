import type { Client } from 'aedes';
import type { Clock } from '../../core/calendar/clock.ts';
import type { Reading } from '../../core/estate/reading.ts';
import { parseReadingPublish } from '../../core/protocols/dtu-json/parse-reading.ts';
import { parseReply } from '../../core/protocols/dtu-json/parse-reply.ts';
import { parseStatus } from '../../core/protocols/dtu-json/parse-status.ts';
import type { Arrivals } from './arrivals.ts';
import type { Presence } from './presence.ts';
import { readingOf } from './reading-of.ts';
import type { Requests } from './requests.ts';

export interface InboxOptions {
  readonly clock: Clock;
  readonly arrivals: Arrivals;
  readonly requests: Requests;
  readonly presence: Presence;
  readonly malformed: (dtuId: string, reason: string, raw: string) => void;
  readonly objections: (readings: readonly Reading[]) => Promise<readonly (string | null)[]>;
  readonly warn: (sentence: string) => void;
}

/* Enough of a payload for a person to recognise it. */
const RAW_CHARS = 2_000;

/** Takes in what DTUs say, kind by kind. What is malformed is counted and shown, and stops nothing. */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #keeping = new Set<Promise<boolean>>();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  /**
   * An `up/reading`. Resolves with true once every reading in it is in the journal and was given to who listens; only then may it be acknowledged.
   * False: it could not be kept; the DTU must send it again.
   */
  reading(dtuId: string, payload: Buffer): Promise<boolean> {
    const keeping = this.#keep(dtuId, payload).finally(() => this.#keeping.delete(keeping));
    this.#keeping.add(keeping);
    return keeping;
  }

  /** An `up/reply`: goes to who waits for it. A late one is nobody's, and is dropped. */
  reply(dtuId: string, payload: Buffer): void {
    const reply = parseReply(payload);
    if (reply.ok) this.#options.requests.answered(dtuId, reply.value);
    else this.#malformed(dtuId, `reply: ${reply.reason}`, payload);
  }

  /** An `up/status`, as birth message or as last will. */
  status(dtuId: string, client: Client, payload: Buffer): void {
    const status = parseStatus(payload);
    if (status.ok) this.#options.presence.said(dtuId, client, status.value.state === 'online');
    else this.#malformed(dtuId, `status: ${status.reason}`, payload);
  }

  /** Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    while (this.#keeping.size > 0) await Promise.all(this.#keeping);
  }

  async #keep(dtuId: string, payload: Buffer): Promise<boolean> {
    const publish = parseReadingPublish(payload);
    if (!publish.ok) {
      this.#malformed(dtuId, `reading: ${publish.reason}`, payload);
      return true;
    }
    for (const row of publish.value.rejected) this.#malformed(dtuId, `reading: ${row.reason}`, payload);
    if (publish.value.meters.length === 0) return true;
    const release = this.#options.clock.hold(`reading ${dtuId}`);
    try {
      const taken = await this.#unopposed(
        dtuId,
        publish.value.meters.map((meter) => readingOf(dtuId, publish.value.at, meter)),
        payload,
      );
      if (taken.length > 0) await this.#options.arrivals.keep(taken);
      return true;
    } catch (error) {
      this.#options.warn(`readings of ${dtuId} are not acknowledged: ${error instanceof Error ? error.message : error}`);
      return false;
    } finally {
      release();
    }
  }

  async #unopposed(dtuId: string, readings: readonly Reading[], payload: Buffer): Promise<Reading[]> {
    const objections = await this.#options.objections(readings);
    return readings.filter((_, index) => {
      const objection = objections[index] ?? null;
      if (objection !== null) this.#malformed(dtuId, `reading: ${objection}`, payload);
      return objection === null;
    });
  }

  #malformed(dtuId: string, reason: string, payload: Buffer): void {
    this.#options.malformed(dtuId, reason, payload.toString('utf8').slice(0, RAW_CHARS));
  }
}
