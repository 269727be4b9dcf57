import type { ClockKind, Store } from '../adapters/store/store.ts';
import { HOUR_MS, plusMs } from '../core/calendar/civil.ts';
import type { Clock } from '../core/calendar/clock.ts';

/** Notes civil time in the store every civil hour, so that a simulated site that was killed does not turn back by days. Returns its end. */
export function noteClockHourly(clock: Clock, kind: ClockKind, store: Store, failed: (error: unknown) => void): () => void {
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.alarm(plusMs(clock.now(), HOUR_MS), () => {
      const release = clock.hold('note the clock');
      store.noteClock(clock.now(), kind).catch(failed).finally(release);
      wait();
    });
  };
  wait();
  return () => cancel();
}
