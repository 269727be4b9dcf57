import { debtOf } from '../facts.ts';
import type { CaseDecision, LadderFacts } from './decision.ts';

/**
 * Why a case is over, or null: its named charges are paid, its lease has become one that must not be cut off (L19), a plan covers them (L16),
 * or a hold that releases came upon a case that has something locked (L15, L31).
 */
export function endingOf(facts: LadderFacts): CaseDecision['end'] {
  const { caseId, rung } = facts.case;
  if (rung === 'closed' || rung === 'unlocking') return null;
  if (debtOf(facts) <= 0 && facts.charges.length > 0) return { because: 'settled', text: 'its charges are paid' };
  const status = facts.lease?.protectedStatus ?? 'none';
  if (status !== 'none') return { because: 'held', text: `the lease is protected (${status}): nothing of it is ever locked` };
  const plan = facts.holds.find((hold) => hold.type === 'plan');
  if (plan) return { because: 'held', text: `plan ${plan.holdId} covers it` };
  const locked = facts.circuits.some((circuit) => circuit.heldBy.some((hold) => hold.caseId === caseId));
  const release = facts.holds.find((hold) => hold.whenLocked === 'release');
  return locked && release ? { because: 'held', text: `hold ${release.holdId} (${release.type}) releases it` } : null;
}
