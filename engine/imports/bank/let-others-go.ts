import { setImmediate } from 'node:timers/promises';

/* A turn that took this long had somebody else in it. */
const SOMEBODY_MS = 1;
/* What comes over a network takes several turns until it is committed: it is accepted, read, understood. */
const TURNS = 10;

/**
 * Lets whoever waits for the process, or for the store, go first: until a turn of the process has nobody else in it, ten turns at most.
 * @returns whether somebody was there
 */
export async function letOthersGo(): Promise<boolean> {
  for (let turn = 0; turn < TURNS; turn++) {
    const start = performance.now();
    await setImmediate();
    if (performance.now() - start < SOMEBODY_MS) return turn > 0;
  }
  return true;
}
