import { DAY_MS, type Instant, instantAt, plusDays, plusMs } from '../../calendar/civil.ts';
import { deliveredAt } from '../delivery.ts';
import { debtOf } from '../facts.ts';
import { later, nextContactHour } from '../hours.ts';
import type { Pack } from '../packs/pack.ts';
import type { Reason } from '../reason.ts';
import { type CaseDecision, decision, type LadderFacts } from './decision.ts';
import { untilHoldsEnd, untilTaken } from './waiting.ts';

/** From `notified` to `warned`: the notice is proven to be delivered, and its period has passed since the due date and since that proof (L1, L12). */
export function fromNotified(facts: LadderFacts, pack: Pack, now: Instant): CaseDecision {
  const { site, case: lockCase } = facts;
  const delivered = deliveredAt(facts.notice, pack, site.mode, now);
  if (delivered === null) {
    const reason: Reason = { rule: 'L1', text: `the notice is ${facts.notice?.state ?? 'missing'}; there is no evidence of its delivery` };
    return decision({ reasons: [reason], nextDueAt: untilTaken(facts.notice, now) });
  }
  const { warningAfterDays, warningAfterNoticeDays } = pack.ladder;
  const from = later(
    instantAt(plusDays(lockCase.clockDate, warningAfterDays), '00:00', site.timeZone),
    plusMs(delivered, warningAfterNoticeDays * DAY_MS),
  );
  if (now < from) {
    const text = `the warning comes ${warningAfterDays} days after ${lockCase.clockDate} and ${warningAfterNoticeDays} after the notice, at ${from}`;
    return decision({ reasons: [{ rule: 'L12', text }], nextDueAt: from });
  }
  const held = untilHoldsEnd(facts);
  if (held) return held;
  if (debtOf(facts) < pack.minDebtMinor) {
    return decision({ reasons: [{ rule: 'L14', text: `${debtOf(facts)} is below the floor of ${pack.minDebtMinor}` }] });
  }
  const dueAt = nextContactHour(now, pack, site.timeZone);
  return decision({
    move: { to: 'warned', because: `notice delivered ${delivered}, its period has passed` },
    document: { className: 'warning', dueAt },
    nextDueAt: dueAt,
  });
}
