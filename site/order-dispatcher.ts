import { type Instant, MINUTE_MS, plusMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';
import type { OrderResult } from '../engine/carry-out-orders.ts';
import { Lookout } from './lookout.ts';

const REST_MS = MINUTE_MS;

export interface OrderWork {
  /** Orders that want something done now: unlocks just committed, taken orders whose time has come. */
  due(): Promise<readonly string[]>;
  /** When the next one will, or null. */
  nextAt(): Promise<Instant | null>;
  /** Does the next step with the meter; null when it is to be looked at again later. */
  carryOut(orderId: string): Promise<OrderResult | null>;
}

/**
 * Carries out orders from the store: unlocks as soon as they are committed, locks once a switch node has taken them, and whatever is to be
 * retried or read back when its time has come. Orders of different DTUs go side by side; the gateway keeps one request per DTU.
 */
export class OrderDispatcher {
  readonly #clock: Clock;
  readonly #work: OrderWork;
  readonly #lookout: Lookout;
  readonly #failed: (error: unknown) => void;
  readonly #ended: (result: OrderResult) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #resting = new Set<string>();

  constructor(clock: Clock, work: OrderWork, ended: (result: OrderResult) => void, failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#work = work;
    this.#lookout = new Lookout(clock, 'orders', () => this.#lookOnce(), failed);
    this.#ended = ended;
    this.#failed = failed;
  }

  /** Looks for orders to carry out, soon: after a commit, a DTU that came back, or an order that was taken. */
  look(): void {
    this.#lookout.look();
  }

  /** Lets the steps that are under way end; begins no other. */
  async close(): Promise<void> {
    await this.#lookout.close();
    await Promise.all(this.#running.values());
  }

  async #lookOnce(): Promise<Instant | null> {
    for (const orderId of await this.#work.due()) {
      if (!this.#running.has(orderId) && !this.#resting.has(orderId)) this.#begin(orderId);
    }
    return this.#work.nextAt();
  }

  #begin(orderId: string): void {
    const release = this.#clock.hold(`order ${orderId}`);
    const step = this.#work
      .carryOut(orderId)
      .then((result) => {
        if (result) this.#ended(result);
      })
      .catch((error: unknown) => {
        this.#failed(error);
        this.#rest(orderId);
      })
      .finally(() => {
        this.#running.delete(orderId);
        this.look();
        release();
      });
    this.#running.set(orderId, step);
  }

  /* A step that threw has changed nothing in the store, so the order is still due: without a rest it would be begun again at once, for ever. */
  #rest(orderId: string): void {
    this.#resting.add(orderId);
    this.#clock.alarm(plusMs(this.#clock.now(), REST_MS), () => {
      this.#resting.delete(orderId);
      this.look();
    });
  }
}
