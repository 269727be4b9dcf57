import { type Instant, MINUTE_MS, plusMs } from '../../calendar/civil.ts';
import type { LockFacts } from '../facts.ts';
import { later } from '../hours.ts';
import type { Pack } from '../packs/pack.ts';
import type { Reason } from '../reason.ts';
import type { Finding } from './permit.ts';
import { PERMITS } from './permits.ts';

/** Raised with every change of a permit: a decision names it, and is made again only under the same one. */
export const MAY_LOCK_VERSION = 'may-lock-4';

/** May this circuit be locked for this case, now? */
export type LockVerdict =
  | { readonly verdict: 'allow'; readonly reasons: readonly Reason[] }
  | { readonly verdict: 'deny'; readonly reasons: readonly Finding[] }
  | { readonly verdict: 'needs'; readonly steps: readonly string[]; readonly reasons: readonly Finding[] };

/**
 * Judges one circuit of one case by every permit. Allowed only when each of them is given;
 * `needs` when nothing but steps is missing; else `deny` with all the reasons (rule ids of RULES.md, or keys of our own).
 * Pure: the same facts, pack and time give the same verdict for ever.
 */
export function mayLock(facts: LockFacts, pack: Pack, now: Instant): LockVerdict {
  const reasons = PERMITS.flatMap((permit) => permit(facts, pack, now));
  if (reasons.length === 0) return { verdict: 'allow', reasons: [] };
  if (reasons.some((reason) => reason.verdict !== 'needs')) return { verdict: 'deny', reasons };
  return { verdict: 'needs', steps: [...new Set(reasons.flatMap((reason) => reason.step ?? []))], reasons };
}

/* A refusal is not looked at again before this, so that nothing spins. */
const SOONEST_MS = 30 * MINUTE_MS;

/**
 * When a refusal is worth another look: once the latest of its known ends has come, half an hour from now at the earliest.
 * Null while a reason stands that only an event can change.
 */
export function retryAt(reasons: readonly Finding[], now: Instant): Instant | null {
  let at = plusMs(now, SOONEST_MS);
  for (const reason of reasons) {
    if (reason.lasts === 'standing') return null;
    if (reason.until !== null) at = later(at, reason.until);
  }
  return at;
}
