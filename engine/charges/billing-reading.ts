import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, type Instant, instantAt, plusDays } from '../../core/calendar/civil.ts';
import type { BillingReading } from '../../core/estate/reading.ts';
import type { EngineContext } from '../context.ts';

/* Enough to reach back over the periods of some years of a meter, with locks and unlocks in between. */
const LOOK_BACK = 500;

/** A reading counts for the start of a day that is taken on the day before. */
export const DAYS_BEFORE = 1;
/** Within a lease it counts up to three days after: what is drawn in them moves from one bill of the tenant to the next. */
export const DAYS_AFTER = 3;
/** Where a lease, a unit in it or a meter's time begins or ends it must be of the day before or of that day. */
export const DAYS_AFTER_END = 1;

/**
 * The reading that ends the day before `date` and begins `date`, for billing: the first one kept that was taken on the day before or up to so
 * many days after its start. The same for the period that ends there and the one that begins, so that no kWh is billed twice or lost. When none
 * is kept yet, the last one that reached the site is kept now, if it is of that time; null when it is not. One of the first moment of the day
 * before (a date alone) counts when these days have passed and brought no other, so that no later one takes its place once it is billed by.
 * @param daysAfter how many days from the start of `date` on a reading counts for it
 */
export async function billingReadingAt(
  tx: StoreTransaction,
  context: EngineContext,
  meterId: string,
  date: CivilDate,
  daysAfter: number,
): Promise<BillingReading | null> {
  const now = context.clock.now();
  const after = instantAt(plusDays(date, -DAYS_BEFORE), '00:00', context.timeZone);
  const before = instantAt(plusDays(date, daysAfter), '00:00', context.timeZone);
  const counts = (takenAt: Instant) => takenAt > after && takenAt < before && takenAt <= now;
  const kept = (await tx.readings.of(meterId, before, LOOK_BACK)).filter(({ because }) => because === 'period-end');
  const first = kept.findLast(({ takenAt }) => counts(takenAt));
  if (first !== undefined) return first;
  const last = context.lastReading(meterId);
  if (last === null || !counts(last.takenAt)) return now < before ? null : (kept.find(({ takenAt }) => takenAt === after) ?? null);
  const reading: BillingReading = { ...last, because: 'period-end', knownAt: now };
  await tx.readings.keep(reading);
  return reading;
}

/** What the fitter wrote down when a meter was put in or taken out on a day, as last known; null when nobody did. */
export async function swapReadingAt(
  tx: StoreTransaction,
  context: EngineContext,
  meterId: string,
  date: CivilDate,
): Promise<BillingReading | null> {
  const at = instantAt(date, '00:00', context.timeZone);
  const known = await tx.readings.of(meterId, at, LOOK_BACK);
  return known.find((reading) => reading.because === 'swap' && reading.takenAt === at) ?? null;
}
