import { setTimeout } from 'node:timers/promises';
import { epochMs, type Instant, instantOf } from '../../core/calendar/civil.ts';
import type { SimulatedClock } from '../../core/calendar/simulated-clock.ts';

/* Small enough that the clock looks continuous, large enough to cost nothing. */
const STEP_MS = 100;

/* What a step that took longer is counted as: time that moving itself needed is not made up for, else each step would be longer than the last. */
const COUNTED_MS = 2 * STEP_MS;

/**
 * Moves civil time at `speed` civil seconds per real second until it has caught up with the machine's, and with the machine's from there on.
 * It never runs ahead of real time, and a slow day makes it late, not hurried. Resolves when `stopping` is aborted.
 */
export async function keepPace(clock: SimulatedClock, speed: number, stopping: AbortSignal, caughtUp: () => void): Promise<void> {
  const end = aborted(stopping);
  let last = performance.now();
  let told = false;
  while (!stopping.aborted) {
    await Promise.race([setTimeout(STEP_MS), end]);
    const now = performance.now();
    const real = Date.now();
    const wanted = epochMs(clock.now()) + Math.min(now - last, COUNTED_MS) * speed;
    last = now;
    const present = told || wanted >= real;
    const target: Instant = instantOf(present ? Math.max(real, epochMs(clock.now())) : Math.round(wanted));
    await Promise.race([clock.advanceTo(target), end]);
    if (present && !told && !stopping.aborted) {
      told = true;
      caughtUp();
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
