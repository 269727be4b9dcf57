import { type Instant, MINUTE_MS, plusMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';

/* A store that could not be read is asked again a little later, and nothing is forgotten meanwhile. */
const AFTER_FAILURE_MS = MINUTE_MS;

/**
 * Looks at the store again whenever it is told that something may have changed, one look at a time: calls during a look become one look after it.
 * Civil time is held until it has looked, and one alarm stands for when it must look next. Deadlines themselves stay in the rows.
 */
export class Lookout {
  readonly #clock: Clock;
  readonly #what: string;
  readonly #lookOnce: () => Promise<Instant | null>;
  readonly #failed: (error: unknown) => void;
  #cancel: (() => void) | null = null;
  #looking: Promise<void> | null = null;
  #again = false;
  #closed = false;

  /**
   * @param what names the hold on civil time
   * @param lookOnce does what is due and says when to look next, or null when only an event can bring something new
   */
  constructor(clock: Clock, what: string, lookOnce: () => Promise<Instant | null>, failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#what = what;
    this.#lookOnce = lookOnce;
    this.#failed = failed;
  }

  /** Looks soon. */
  look(): void {
    if (this.#closed) return;
    if (this.#looking !== null) {
      this.#again = true;
      return;
    }
    const release = this.#clock.hold(this.#what);
    this.#looking = this.#run().finally(() => {
      this.#looking = null;
      if (this.#again) {
        this.#again = false;
        this.look();
      }
      release();
    });
  }

  /** Lets the look under way end; begins no other. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#looking;
  }

  async #run(): Promise<void> {
    let next: Instant | null;
    try {
      next = await this.#lookOnce();
    } catch (error) {
      this.#failed(error);
      next = plusMs(this.#clock.now(), AFTER_FAILURE_MS);
    }
    this.#cancel?.();
    this.#cancel = next === null || this.#closed ? null : this.#clock.alarm(next, () => this.look());
  }
}
