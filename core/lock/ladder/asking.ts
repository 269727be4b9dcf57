import { DAY_MS, HOUR_MS, type Instant, instantAt, plusDays, plusMs } from '../../calendar/civil.ts';
import { deliveredAt } from '../delivery.ts';
import type { CaseFacts } from '../facts.ts';
import { later } from '../hours.ts';
import { isApproved } from '../may-lock/approval.ts';
import type { Pack } from '../packs/pack.ts';

/** The first moment at which the periods of pack and lease permit a lock, or null while the papers are not proven to be delivered. */
export function lockFrom(facts: CaseFacts, pack: Pack, now: Instant): Instant | null {
  const { site, case: lockCase, lease } = facts;
  const noticed = deliveredAt(facts.notice, pack, site.mode, now);
  const warned = deliveredAt(facts.warning, pack, site.mode, now);
  if (noticed === null || warned === null) return null;
  const afterDue = instantAt(plusDays(lockCase.clockDate, pack.ladder.lockAfterDays), '00:00', site.timeZone);
  const afterWarning = plusMs(warned, pack.ladder.lockAfterWarningDays * DAY_MS);
  const byClause = plusMs(noticed, (lease?.clause?.noticeDays ?? 0) * DAY_MS);
  return later(later(afterDue, afterWarning), byClause);
}

/**
 * From when a person is asked for an approval, or null while there is nothing to approve: once the warning is delivered, and no sooner than
 * half the approval's life before the lock could come. Who is asked too early gives an approval that is stale when it is wanted.
 */
export function askFrom(facts: CaseFacts, pack: Pack, now: Instant): Instant | null {
  const warned = deliveredAt(facts.warning, pack, facts.site.mode, now);
  const lockable = lockFrom(facts, pack, now);
  if (warned === null || lockable === null) return null;
  return later(warned, plusMs(lockable, (-pack.approval.validHours * HOUR_MS) / 2));
}

/** Is a person's decision wanted now? Not while one holds: a refusal stands until a person decides again. */
export function wantsApproval(facts: CaseFacts, pack: Pack, now: Instant): boolean {
  if (!pack.approval.required || facts.approval?.decision === 'refused' || facts.holds.length > 0) return false;
  if (!['warned', 'approved', 'locking'].includes(facts.case.rung)) return false;
  const from = askFrom(facts, pack, now);
  return from !== null && now >= from && !isApproved(facts, pack, now);
}

/** Wanted, and not asked for since the last decision. */
export function asksAnew(facts: CaseFacts, pack: Pack, now: Instant): boolean {
  if (!wantsApproval(facts, pack, now)) return false;
  return facts.approvalAskedAt === null || (facts.approval !== null && facts.approvalAskedAt <= facts.approval.at);
}
