import type { Instant } from '../../calendar/civil.ts';
import { deliveredAt } from '../delivery.ts';
import { approvalEnds, isApproved } from '../may-lock/approval.ts';
import { mayLock } from '../may-lock/may-lock.ts';
import type { Pack } from '../packs/pack.ts';
import { askFrom, asksAnew } from './asking.ts';
import { type CaseDecision, decision, type LadderFacts } from './decision.ts';
import { untilHoldsEnd, untilTaken } from './waiting.ts';

/* What a hold keeps from happening is told by the guard itself, circuit by circuit. */
function judged(facts: LadderFacts, pack: Pack, now: Instant): Pick<CaseDecision, 'verdicts'> {
  const verdicts = facts.circuits.map((circuit) => ({
    circuitId: circuit.circuit.circuitId,
    verdict: mayLock({ ...facts, circuit }, pack, now),
  }));
  return { verdicts };
}

/** From `warned` to `approved`: the warning is proven to be delivered, and a person has approved since (L20, L21). */
export function fromWarned(facts: LadderFacts, pack: Pack, now: Instant): CaseDecision {
  const delivered = deliveredAt(facts.warning, pack, facts.site.mode, now);
  if (delivered === null) {
    const text = `the warning is ${facts.warning?.state ?? 'missing'}; there is no evidence of its delivery`;
    return decision({ reasons: [{ rule: 'L12', text }], nextDueAt: untilTaken(facts.warning, now) });
  }
  const held = untilHoldsEnd(facts);
  if (held) return { ...held, ...judged(facts, pack, now) };
  if (!pack.approval.required) return decision({ move: { to: 'approved', because: 'the pack wants no approval' }, nextDueAt: now });
  const { approval } = facts;
  if (approval?.decision === 'approved' && approval.at >= delivered && isApproved(facts, pack, now)) {
    return decision({ move: { to: 'approved', because: `approved at ${approval.at}` }, nextDueAt: now });
  }
  if (approval?.decision === 'refused') {
    return decision({ reasons: [{ rule: 'approval', text: `a person refused it at ${approval.at}` }] });
  }
  const from = askFrom(facts, pack, now);
  const text = approval ? `the approval of ${approval.at} ended ${approvalEnds(approval.at, pack)}` : 'no person has approved it yet';
  return decision({
    reasons: [{ rule: 'approval', text }],
    askApproval: asksAnew(facts, pack, now),
    nextDueAt: from !== null && from > now ? from : null,
  });
}
