import { setTimeout } from 'node:timers/promises';
import type { Site } from '../../site/site.ts';

/* DTUs reconnect within their back-off; a person who releases by hand waits for the confirmation, but not for ever. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 500;

/** Waits until nothing is held any more, telling what was confirmed on the way. What is left stays ordered in the store. */
export async function awaitRelease(site: Site, tell: (line: string) => void): Promise<void> {
  const end = site.onOrderResult((result) => tell(`${result.circuitId}: ${result.outcome}${result.reason ? `, ${result.reason}` : ''}`));
  try {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { circuitsLocked } = await site.daySummary();
      if (circuitsLocked === 0) return tell('nothing is locked any more');
      if (performance.now() > until)
        return tell(`${circuitsLocked} circuits are still locked: their DTUs do not answer; the unlock stays ordered`);
      await setTimeout(LOOK_MS);
    }
  } finally {
    end();
  }
}
