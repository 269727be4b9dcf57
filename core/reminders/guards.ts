import { type CivilDate, type Instant, plusDays } from '../calendar/civil.ts';
import type { Hold, HoldType } from '../lock/case.ts';
import type { Reason } from '../lock/reason.ts';

const RULES: Readonly<Record<HoldType, string>> = { dispute: 'L15', promise: 'L16', plan: 'L16', insolvency: 'L31', manual: 'pause' };

/**
 * The hold in force that keeps a tenant from being reminded of these charges, or null (L15, L16, L31).
 * A hold on the whole tenant holds everything; one on a case holds what names any charge of that case.
 */
export function heldBy(
  holds: readonly Hold[],
  chargeIds: readonly string[],
  chargesOfCase: ReadonlyMap<string, readonly string[]>,
  now: Instant,
): Reason | null {
  const hold = holds.find(({ caseId, from, until, liftedAt }) => {
    if (from > now || until <= now || (liftedAt !== null && liftedAt <= now)) return false;
    return caseId === null || (chargesOfCase.get(caseId) ?? []).some((chargeId) => chargeIds.includes(chargeId));
  });
  if (!hold) return null;
  return { rule: RULES[hold.type], text: `held: ${hold.type} until ${hold.until} (${hold.owner}: ${hold.reason})` };
}

/**
 * Why nobody may be reminded while the bank feed is behind: a person who has paid must not be reminded.
 * @param coveredThrough the last day that the bank has told everything of, or null when it never has
 * @param bankDays the feed must cover the day that many days before `today`
 */
export function staleBank(coveredThrough: CivilDate | null, today: CivilDate, bankDays: number): Reason | null {
  const wanted = plusDays(today, -bankDays);
  if (coveredThrough !== null && coveredThrough >= wanted) return null;
  return { rule: 'bank-feed', text: `the bank feed covers ${coveredThrough ?? 'no day yet'}, a reminder today needs ${wanted}` };
}
