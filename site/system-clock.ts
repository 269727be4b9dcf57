import { epochMs, type Instant, instantOf } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';

/* setTimeout takes 2^31 − 1 ms at most; longer waits look again after a day. */
const LONGEST_MS = 86_400_000;

/** Civil time as the machine has it: what a site runs on when nobody passes a clock. Holding it does nothing. */
export class SystemClock implements Clock {
  readonly #aheadMs: number;

  /** @param notBefore where it begins at the earliest: a simulated site that has been further than the machine's time does not turn back */
  constructor(notBefore: Instant | null = null) {
    this.#aheadMs = notBefore === null ? 0 : Math.max(0, epochMs(notBefore) - Date.now());
  }

  now(): Instant {
    return instantOf(Date.now() + this.#aheadMs);
  }

  alarm(at: Instant, wake: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = epochMs(at) - Date.now() - this.#aheadMs;
      timer = left > LONGEST_MS ? setTimeout(wait, LONGEST_MS) : setTimeout(wake, Math.max(0, left));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  }

  hold(): () => void {
    return () => {};
  }
}
