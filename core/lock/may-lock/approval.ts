import { HOUR_MS, type Instant, plusMs } from '../../calendar/civil.ts';
import { isVouchedFor } from '../actor.ts';
import { deliveredAt } from '../delivery.ts';
import type { CaseFacts } from '../facts.ts';
import type { Pack } from '../packs/pack.ts';
import { denied, GIVEN, needed, type Permit } from './permit.ts';

/** Until when an approval holds. */
export function approvalEnds(at: Instant, pack: Pack): Instant {
  return plusMs(at, pack.approval.validHours * HOUR_MS);
}

/** Did somebody decide whom the pack accepts? Where it wants a person, only one whom somebody vouches for (L20). */
function isByPerson({ approval, site }: Pick<CaseFacts, 'approval' | 'site'>, pack: Pack): boolean {
  return approval !== null && (pack.approval.byPerson === false || isVouchedFor(approval, site.mode));
}

/** Is there an approval by a person that is not stale? Where the pack wants none, always. */
export function isApproved(facts: Pick<CaseFacts, 'approval' | 'site'>, pack: Pack, now: Instant): boolean {
  if (!pack.approval.required) return true;
  const { approval } = facts;
  return approval?.decision === 'approved' && isByPerson(facts, pack) && approval.at <= now && now < approvalEnds(approval.at, pack);
}

/** A person has approved, knowing that the warning was delivered, and not too long ago (L20, L21). */
export const approval: Permit = (facts, pack, now) => {
  if (!pack.approval.required) return GIVEN;
  const { approval: last } = facts;
  if (last?.decision === 'refused') return [denied('approval', `a person refused it at ${last.at}`)];
  if (last === null) return [needed('approval', 'approve', 'no person has approved it yet')];
  if (!isByPerson(facts, pack)) return [needed('approval', 'approve', 'nobody vouches for the person who approved it')];
  if (!isApproved(facts, pack, now)) {
    return [needed('approval', 'approve', `the approval of ${last.at} is stale after ${pack.approval.validHours} hours`)];
  }
  const warned = deliveredAt(facts.warning, pack, facts.site.mode, now);
  if (warned !== null && last.at < warned) return [needed('approval', 'approve', 'it was approved before the warning was delivered')];
  return GIVEN;
};
