import { type CivilDate, dateIn, HOUR_MS, type Instant, instantAt, MINUTE_MS, plusDays, plusMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';
import type { DueRow } from '../engine/due-rows.ts';
import { Lookout } from './lookout.ts';

/** The civil day begins for the site a little after midnight, so that the readings of 00:00 are in. */
export const DAY_AT = '00:05';

/* A row that has been named and has not moved on is named again: after ten minutes, then twice as long each time, at most half a day. */
const FIRST_AGAIN_MS = 10 * MINUTE_MS;
const LONGEST_AGAIN_MS = 12 * HOUR_MS;

export interface DueSource {
  /** Rows whose `dueAt` has come. */
  rows(now: Instant): Promise<readonly DueRow[]>;
  /** The earliest `dueAt` that lies after `now`, or null. */
  nextAfter(now: Instant): Promise<Instant | null>;
}

interface Naming {
  readonly dueAt: Instant;
  readonly times: number;
  readonly again: Instant;
}

/**
 * Turns the `dueAt` of rows into messages: the one source of time on a wire.
 * Deadlines stay in the rows; this keeps only one alarm, for the earliest of them, and how often it has named which.
 */
export class DueService {
  readonly #clock: Clock;
  readonly #timeZone: string;
  readonly #source: DueSource;
  readonly #lookout: Lookout;
  readonly #listeners = new Set<(rows: readonly DueRow[]) => void>();
  readonly #named = new Map<string, Naming>();
  #day: CivilDate | null = null;

  constructor(clock: Clock, timeZone: string, source: DueSource, failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#timeZone = timeZone;
    this.#source = source;
    this.#lookout = new Lookout(clock, 'due', () => this.#lookOnce(), failed);
  }

  get hasListener(): boolean {
    return this.#listeners.size > 0;
  }

  /** Names due rows to `listener` from now on. Returns its end. */
  listen(listener: (rows: readonly DueRow[]) => void): () => void {
    this.#listeners.add(listener);
    this.look();
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Looks at the rows again, soon: after a commit, or a new listener. */
  look(): void {
    this.#lookout.look();
  }

  close(): Promise<void> {
    return this.#lookout.close();
  }

  async #lookOnce(): Promise<Instant> {
    const now = this.#clock.now();
    if (this.#listeners.size > 0) {
      const rows = [...this.#dayRow(now), ...this.#toName(await this.#source.rows(now), now)];
      if (rows.length > 0) for (const listener of this.#listeners) listener(rows);
    }
    return this.#nextLook(now);
  }

  #dayRow(now: Instant): DueRow[] {
    const today = dateIn(now, this.#timeZone);
    const date = now >= instantAt(today, DAY_AT, this.#timeZone) ? today : plusDays(today, -1);
    if (this.#day === date) return [];
    this.#day = date;
    return [{ what: 'day', date }];
  }

  #toName(rows: readonly DueRow[], now: Instant): DueRow[] {
    const standing = new Set<string>();
    const out: DueRow[] = [];
    for (const row of rows) {
      if (row.what === 'day') continue;
      const id = `${row.what} ${row.key}`;
      standing.add(id);
      const before = this.#named.get(id);
      const fresh = !before || before.dueAt !== row.dueAt;
      if (!fresh && before.again > now) continue;
      const times = fresh ? 1 : before.times + 1;
      const wait = Math.min(FIRST_AGAIN_MS * 2 ** (times - 1), LONGEST_AGAIN_MS);
      this.#named.set(id, { dueAt: row.dueAt, times, again: plusMs(now, wait) });
      out.push({ ...row, named: times });
    }
    for (const id of this.#named.keys()) if (!standing.has(id)) this.#named.delete(id);
    return out;
  }

  async #nextLook(now: Instant): Promise<Instant> {
    const today = dateIn(now, this.#timeZone);
    const daily = instantAt(today, DAY_AT, this.#timeZone);
    let next = daily > now ? daily : instantAt(plusDays(today, 1), DAY_AT, this.#timeZone);
    const row = await this.#source.nextAfter(now);
    if (row !== null && row < next) next = row;
    for (const naming of this.#named.values()) if (naming.again > now && naming.again < next) next = naming.again;
    return next;
  }
}
