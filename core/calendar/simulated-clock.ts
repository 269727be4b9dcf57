import type { Instant } from './civil.ts';
import type { Clock } from './clock.ts';

interface Alarm {
  readonly at: Instant;
  readonly order: number;
  readonly wake: () => void;
}

/**
 * Civil time that moves only when told to, and only while nothing is in flight.
 * `advanceTo` goes from alarm to alarm; at each it waits until every hold is released, so that whatever an alarm set off
 * (messages in Node-RED, frames on a socket, a commit) has ended before the next one rings.
 */
export class SimulatedClock implements Clock {
  #now: Instant;
  #alarms: Alarm[] = [];
  #order = 0;
  readonly #held = new Map<string, number>();
  #count = 0;
  #waiting: (() => void)[] = [];

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  alarm(at: Instant, wake: () => void): () => void {
    const alarm: Alarm = { at: at < this.#now ? this.#now : at, order: this.#order++, wake };
    const place = this.#alarms.findIndex((other) => other.at > alarm.at);
    this.#alarms.splice(place < 0 ? this.#alarms.length : place, 0, alarm);
    return () => {
      const index = this.#alarms.indexOf(alarm);
      if (index >= 0) this.#alarms.splice(index, 1);
    };
  }

  hold(what: string): () => void {
    this.#count++;
    this.#held.set(what, (this.#held.get(what) ?? 0) + 1);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const left = (this.#held.get(what) ?? 1) - 1;
      if (left > 0) this.#held.set(what, left);
      else this.#held.delete(what);
      this.#count--;
      if (this.#count === 0) {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const wake of waiting) wake();
      }
    };
  }

  /** What is in flight now, with how many of each: what a watchdog prints when time stands still for too long. */
  inFlight(): ReadonlyMap<string, number> {
    return this.#held;
  }

  /** When the next alarm rings, or null. */
  nextAlarm(): Instant | null {
    return this.#alarms[0]?.at ?? null;
  }

  /** Resolves when nothing is in flight. */
  async idle(): Promise<void> {
    while (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Moves civil time to `target`, ringing every alarm on the way in order of time (and of setting, within one instant).
   * Waits for quiet before each step and at the end. Moving backwards does nothing.
   */
  async advanceTo(target: Instant): Promise<void> {
    for (;;) {
      await this.idle();
      const next = this.#alarms[0];
      if (!next || next.at > target) break;
      this.#alarms.shift();
      if (next.at > this.#now) this.#now = next.at;
      next.wake();
    }
    if (target > this.#now) this.#now = target;
  }
}
