import type { ClockKind, Store } from '../adapters/store/store.ts';
import type { Clock } from '../core/calendar/clock.ts';
import { SimulatedClock } from '../core/calendar/simulated-clock.ts';
import { SystemClock } from './system-clock.ts';

/** The civil time of an open site, and whose it is. */
export interface CivilClock {
  readonly clock: Clock;
  readonly kind: ClockKind;
}

/**
 * Whose time a site is opened in: the clock passed in, else the machine's. A simulated site that somebody else's clock moves (a twin's) stands
 * where that clock left it while a command looks at its store alone; and no simulated site turns back behind what it has known.
 */
export function civilClock(store: Store, passed: Clock | null, links: boolean): CivilClock {
  if (passed !== null) return { clock: passed, kind: 'own' };
  const { simulated, clockAt, clockKind } = store.site;
  if (!simulated) return { clock: new SystemClock(), kind: 'machine' };
  if (!links && clockKind === 'own') return { clock: new SimulatedClock(clockAt), kind: 'own' };
  return { clock: new SystemClock(clockAt), kind: 'machine' };
}
