import type { Instant } from '../../calendar/civil.ts';
import type { Reason } from '../reason.ts';
import type { UnlockFacts } from './facts.ts';

/** Why no frame may leave to close a switch. */
export interface UnlockFinding extends Reason {
  /** `wait`: the unlock stands and is tried again. `over`: there is nothing for us to close, now or later. */
  readonly verdict: 'wait' | 'over';
}

/** One bound of an unlock: nothing while it is kept, else why no frame may leave. Pure. */
export type Bound = (facts: UnlockFacts, now: Instant) => readonly UnlockFinding[];

/** The bound is kept. */
export const KEPT: readonly UnlockFinding[] = [];
