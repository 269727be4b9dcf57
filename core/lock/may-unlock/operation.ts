import type { UnlockFacts } from './facts.ts';

/** How a switch is closed: from afar, or made ready for the button on the meter. */
export type UnlockOperation = 'switch-on' | 'make-ready';

/** Where the meter has a button it is made ready for it, so that nobody is surprised by what starts to run, unless the lease says direct. */
export function operationOf({ reconnect }: UnlockFacts): UnlockOperation {
  return reconnect.meter === 'button' && reconnect.lease !== 'direct' ? 'make-ready' : 'switch-on';
}
