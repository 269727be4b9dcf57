import { setTimeout } from 'node:timers/promises';
import type { Site } from '../../site/site.ts';

/* DTUs reconnect within their back-off; a person who releases by hand waits for the confirmation, but not for ever. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 500;

/** Waits until nothing is held any more, telling at once what it waits for and then what was confirmed. What is left stays ordered in the store. */
export async function awaitRelease(site: Site, tell: (line: string) => void): Promise<void> {
  const end = site.onOrderResult((result) => tell(`${result.circuitId}: ${result.outcome}${result.reason ? `, ${result.reason}` : ''}`));
  try {
    const waiting = (await site.standing()).locked.map(({ circuitId }) => circuitId);
    if (waiting.length > 0) {
      tell(`unlock ordered for ${waiting.join(', ')}`);
      tell(`waiting up to ${PATIENCE_MS / 1_000} s for their DTUs to connect to port ${site.mqttPort} and confirm`);
    }
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const { locked } = await site.standing();
      if (locked.length === 0) return tell('nothing is locked any more');
      if (performance.now() > until) {
        const left = locked.map(({ circuitId }) => circuitId).join(', ');
        return tell(
          `still locked: ${left}. Their DTUs do not answer; the unlock stays ordered and goes out when the site runs and they are back`,
        );
      }
      await setTimeout(LOOK_MS);
    }
  } finally {
    end();
  }
}
