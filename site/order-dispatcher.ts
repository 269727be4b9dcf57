import { type Instant, MINUTE_MS, plusMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';
import type { OrderResult } from '../engine/carry-out-orders.ts';

/* A store that could not be read is asked again a little later. */
const AFTER_FAILURE_MS = MINUTE_MS;

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
  readonly #failed: (error: unknown) => void;
  readonly #ended: (result: OrderResult) => void;
  readonly #running = new Map<string, Promise<void>>();
  #cancel: (() => void) | null = null;
  #looking: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(clock: Clock, work: OrderWork, ended: (result: OrderResult) => void, failed: (error: unknown) => void) {
    this.#clock = clock;
    this.#work = work;
    this.#ended = ended;
    this.#failed = failed;
  }

  /** Looks for orders to carry out, soon. Holds civil time until every step it began has its first answer. */
  look(): void {
    if (this.#closed) return;
    if (this.#looking !== null) {
      this.#again = true;
      return;
    }
    const release = this.#clock.hold('orders');
    this.#looking = this.#lookOnce()
      .catch((error: unknown) => {
        this.#failed(error);
        this.#lookAgainAt(plusMs(this.#clock.now(), AFTER_FAILURE_MS));
      })
      .finally(() => {
        this.#looking = null;
        if (this.#again) {
          this.#again = false;
          this.look();
        }
        release();
      });
  }

  /** Lets the steps that are under way end; begins no other. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#looking;
    await Promise.all(this.#running.values());
  }

  async #lookOnce(): Promise<void> {
    for (const orderId of await this.#work.due()) if (!this.#running.has(orderId)) this.#begin(orderId);
    this.#lookAgainAt(await this.#work.nextAt());
  }

  #lookAgainAt(at: Instant | null): void {
    this.#cancel?.();
    this.#cancel = at === null || this.#closed ? null : this.#clock.alarm(at, () => this.look());
  }

  #begin(orderId: string): void {
    const release = this.#clock.hold(`order ${orderId}`);
    const step = this.#work
      .carryOut(orderId)
      .then((result) => {
        if (result) this.#ended(result);
      })
      .catch(this.#failed)
      .finally(() => {
        this.#running.delete(orderId);
        this.look();
        release();
      });
    this.#running.set(orderId, step);
  }
}
