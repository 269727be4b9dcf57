import type { Instant } from '../calendar/civil.ts';
import { type CaseDecision, decision, type LadderFacts } from './ladder/decision.ts';
import { endingOf } from './ladder/ending.ts';
import { towardsLocked } from './ladder/locking.ts';
import { fromNotified } from './ladder/notified.ts';
import { fromWarned } from './ladder/warned.ts';
import type { Pack } from './packs/pack.ts';

export type { CaseDecision, LadderFacts } from './ladder/decision.ts';

/**
 * Decides what is to happen to a case now: its end, one rung at most, a document, orders, and when to look again.
 * A rung is entered only with evidence of the one before and after its period, both counted from the due date and from that evidence:
 * how often or how late this is asked makes no difference to which rungs a case goes through. Pure.
 */
export function decideCase(facts: LadderFacts, pack: Pack, now: Instant): CaseDecision {
  const end = endingOf(facts);
  if (end) return decision({ end });
  switch (facts.case.rung) {
    case 'notified':
      return fromNotified(facts, pack, now);
    case 'warned':
      return fromWarned(facts, pack, now);
    case 'approved':
    case 'locking':
      return towardsLocked(facts, pack, now);
    case 'locked':
      return decision({ reasons: [{ rule: 'locked', text: 'it is locked until its charges are paid' }] });
    case 'unlocking':
      return decision({ reasons: [{ rule: 'unlocking', text: 'supply is on its way back' }] });
    default:
      return decision({});
  }
}
