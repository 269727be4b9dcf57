/** Somebody waits until woken, or for so long at the most. Real time. */
export class Wake {
  #wakers: (() => void)[] = [];

  wake(): void {
    for (const waker of this.#wakers.splice(0)) waker();
  }

  wait(timeoutMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeoutMs === undefined ? null : setTimeout(() => waker(), timeoutMs);
      const waker = (): void => {
        if (timer) clearTimeout(timer);
        const index = this.#wakers.indexOf(waker);
        if (index >= 0) this.#wakers.splice(index, 1);
        resolve();
      };
      this.#wakers.push(waker);
    });
  }
}
