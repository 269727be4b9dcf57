import { type Instant, instantAt } from '../../../core/calendar/civil.ts';
import type { SettlingEvent } from '../../../core/ledger/settled-since.ts';
import { pieces, type Scope } from './scope.ts';

/** Everything known at `asOf` that settles each of these charges, or unsettled it: parts of payments, and credits from the first moment of their day. */
export async function settlingEvents(
  { db, siteId }: Scope,
  timeZone: string,
  chargeIds: readonly string[],
  asOf: Instant,
): Promise<Map<string, SettlingEvent[]>> {
  const events = new Map<string, SettlingEvent[]>();
  const note = (chargeId: string, event: SettlingEvent) => events.set(chargeId, [...(events.get(chargeId) ?? []), event]);
  for (const piece of pieces(chargeIds, 1)) {
    const parts = await db
      .selectFrom('allocation as a')
      .innerJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'a.siteId').onRef('p.paymentId', '=', 'a.paymentId'))
      .select(['a.chargeId', 'a.paymentId as of', 'a.amountMinor as minor', 'p.paidAt as at', 'a.knownAt'])
      .where('a.siteId', '=', siteId)
      .where('a.chargeId', 'in', piece)
      .where('a.knownAt', '<=', asOf)
      .execute();
    for (const { chargeId, of, ...event } of parts) note(chargeId, { of: `payment ${of}`, ...event });
    const credits = await db
      .selectFrom('credit')
      .select(['chargeId', 'creditId', 'amountMinor as minor', 'effectiveOn', 'knownAt'])
      .where('siteId', '=', siteId)
      .where('chargeId', 'in', piece)
      .where('knownAt', '<=', asOf)
      .execute();
    for (const { chargeId, creditId, minor, effectiveOn, knownAt } of credits) {
      note(chargeId, { of: `credit ${creditId}`, minor, at: instantAt(effectiveOn, '00:00', timeZone), knownAt });
    }
  }
  return events;
}
