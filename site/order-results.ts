import type { OrderResult } from '../engine/carry-out-orders.ts';

/**
 * Results of orders on their way to whichever switch node stands. Exactly one gets each result;
 * those that come while none stands (a redeploy) wait for the next.
 */
export class OrderResults {
  readonly #listeners = new Set<(result: OrderResult) => void>();
  #waiting: OrderResult[] = [];

  deliver(result: OrderResult): void {
    const [first] = this.#listeners;
    if (first) first(result);
    else this.#waiting.push(result);
  }

  listen(listener: (result: OrderResult) => void): () => void {
    this.#listeners.add(listener);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const result of waiting) listener(result);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
