import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, instantAt, plusDays } from '../../core/calendar/civil.ts';
import type { BillingReading } from '../../core/estate/reading.ts';
import type { EngineContext } from '../context.ts';

/* Enough to reach back over the periods of some years of a meter, with locks and unlocks in between. */
const LOOK_BACK = 500;

/**
 * The reading that ends the day before `date` and begins `date`, for billing: the first one kept at its start (taken on the day before, or
 * after). The same for the period that ends there and the one that begins, so that no kWh is billed twice or lost. When none is
 * kept yet, the last one that reached the site is kept now; null when there is none.
 */
export async function billingReadingAt(
  tx: StoreTransaction,
  context: EngineContext,
  meterId: string,
  date: CivilDate,
): Promise<BillingReading | null> {
  const now = context.clock.now();
  const earliest = instantAt(plusDays(date, -1), '00:00', context.timeZone);
  const kept = (await tx.readings.of(meterId, now, LOOK_BACK)).filter(
    (reading) => reading.because === 'period-end' && reading.takenAt > earliest,
  );
  const first = kept.at(-1);
  if (first !== undefined) return first;
  const last = context.lastReading(meterId);
  if (last === null || last.takenAt <= earliest || last.takenAt > now) return null;
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
