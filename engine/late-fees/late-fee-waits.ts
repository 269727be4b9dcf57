import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant, plusDays } from '../../core/calendar/civil.ts';
import { settlementOf } from '../../core/ledger/late-fee.ts';
import type { EngineContext } from '../context.ts';
import { type BearingCharge, NEVER, readBearing } from './late-fee-facts.ts';

/** A charge that is late by the calendar, while the bank has not told of the days after which that would be known. */
export interface LateFeeWaits {
  readonly leaseId: string;
  readonly lineId: string;
  readonly chargeId: string;
  readonly key: 'bank-not-told';
  readonly reason: string;
  /** The first day late. */
  readonly from: CivilDate;
  /** First day after those that are late by now. */
  readonly to: CivilDate;
}

/* No money or credit is as late as this: what is asked for is what is open. */
const OPEN_ONLY: Instant = '9999-12-31T00:00:00.000Z';

/** The charges of a tenant whose late fees wait for the bank. */
export async function lateFeesWaiting(tx: StoreTransaction, context: EngineContext, tenantId: string): Promise<LateFeeWaits[]> {
  return (await readBearing(tx, context, tenantId, OPEN_ONLY)).flatMap((bearing) => lateFeeWaits(context, bearing));
}

/** Whether a charge's late fee waits for the bank: none or one of it. */
export function lateFeeWaits(context: EngineContext, { charge, facts }: BearingCharge): LateFeeWaits[] {
  const today = dateIn(context.clock.now(), context.timeZone);
  const afterGrace = plusDays(charge.dueDate, facts.terms.graceDays + 1);
  if (today < afterGrace || facts.asOf >= afterGrace || settlementOf(facts.charge) !== null) return [];
  const told =
    facts.asOf === NEVER ? 'the bank has told of no day yet' : `the bank has told of the days through ${plusDays(facts.asOf, -1)}`;
  const reason = `late fee on ${charge.chargeId}: ${told}, and it is late only when nothing was paid through ${plusDays(afterGrace, -1)}`;
  const { leaseId, lineId, chargeId, dueDate } = charge;
  const days = { from: plusDays(dueDate, 1), to: today };
  return [{ leaseId: leaseId ?? '', lineId: lineId ?? '', chargeId, key: 'bank-not-told', reason, ...days }];
}
