import type { SimulatedClock } from '../../core/calendar/simulated-clock.ts';

const LOOK_MS = 5_000;
/* An answer from a DTU may take its request time-out; past this something forgot to end. */
const PATIENCE_MS = 20_000;

/** Names what keeps civil time standing still for too long (a node that never calls `done`, a door that never answers). */
export function watchClock(clock: SimulatedClock, warn: (line: string) => void): () => void {
  let before = clock.now();
  let since = performance.now();
  let named = false;
  const timer = setInterval(() => {
    const now = clock.now();
    if (now !== before || clock.inFlight().size === 0) {
      before = now;
      since = performance.now();
      named = false;
    } else if (!named && performance.now() - since > PATIENCE_MS) {
      named = true;
      const held = [...clock.inFlight()].slice(0, 5).map(([what, n]) => `${n} × ${what}`);
      warn(`time stands still at ${now}: waiting for ${held.join(', ')}`);
    }
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
