import { type Instant, MINUTE_MS, plusMs } from '../../calendar/civil.ts';
import type { DocumentFacts } from '../facts.ts';
import { earliest } from '../hours.ts';
import { type CaseDecision, decision, type LadderFacts } from './decision.ts';

/** What waits on a wire is named again after half an hour, until somebody takes it. */
export const NAMED_AGAIN_MS = 30 * MINUTE_MS;

/** When to look at a document again that nobody has taken yet; null once it has left, as then only a receipt moves the case. */
export function untilTaken(document: DocumentFacts | null, now: Instant): Instant | null {
  if (document?.state !== 'planned') return null;
  return document.dueAt > now ? document.dueAt : plusMs(now, NAMED_AGAIN_MS);
}

/** Standing still until the first hold ends, or null when none is in force. */
export function untilHoldsEnd(facts: LadderFacts): CaseDecision | null {
  const [first] = facts.holds;
  if (!first) return null;
  const reasons = facts.holds.map((hold) => ({ rule: 'hold', text: `held (${hold.type}, ${hold.holdId}) until ${hold.until}` }));
  return decision({ reasons, nextDueAt: earliest(...facts.holds.map((hold) => hold.until)) ?? first.until });
}
