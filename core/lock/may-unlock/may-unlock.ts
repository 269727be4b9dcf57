import type { Instant } from '../../calendar/civil.ts';
import type { Bound, UnlockFinding } from './bound.ts';
import type { UnlockFacts } from './facts.ts';
import { isolation } from './isolation.ts';
import { openedByUs } from './opened-by-us.ts';
import { operationOf, type UnlockOperation } from './operation.ts';

/** Raised with every change of a bound: a decision names it, and is made again only under the same one. */
export const MAY_UNLOCK_VERSION = 'may-unlock-1';

/** What says no to an unlock. The third bound says how it is closed, not whether (`operationOf`). */
export const BOUNDS: readonly Bound[] = [openedByUs, isolation];

/** May a frame leave that closes this switch, now, and which one? */
export type UnlockVerdict =
  | { readonly verdict: 'allow'; readonly operation: UnlockOperation; readonly reasons: readonly [] }
  | { readonly verdict: 'wait' | 'over'; readonly operation: UnlockOperation; readonly reasons: readonly UnlockFinding[] };

/**
 * Judges an unlock by its three bounds, which are there for safety only; nothing about money, hours or people can refuse one.
 * `over` when there is nothing for us to close, else `wait` while something holds it, else `allow` with the frame to send.
 * Asked when an unlock is planned and in the transaction that records each frame. Pure: the same facts and time give the same verdict for ever.
 */
export function mayUnlock(facts: UnlockFacts, now: Instant): UnlockVerdict {
  const reasons = BOUNDS.flatMap((bound) => bound(facts, now));
  const operation = operationOf(facts);
  if (reasons.length === 0) return { verdict: 'allow', operation, reasons: [] };
  return { verdict: reasons.some(({ verdict }) => verdict === 'over') ? 'over' : 'wait', operation, reasons };
}
