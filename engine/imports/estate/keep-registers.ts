import type { Saved, StoreTransaction } from '../../../adapters/store/store.ts';
import { type CivilDate, type Instant, instantAt } from '../../../core/calendar/civil.ts';
import type { MeterInstallation } from '../../../core/estate/estate.ts';
import type { ImportedReading } from '../../../core/estate/imported-reading.ts';
import type { BillingReading } from '../../../core/estate/reading.ts';
import type { Registers } from '../../../core/estate/register.ts';
import type { EngineContext } from '../../context.ts';
import type { KnownEstate } from '../known-estate.ts';
import { keptAll, momentOf, same } from './kept.ts';

/** Keeps a reading for ever; `unchanged` when the same is kept. */
export async function keepReading(
  tx: StoreTransaction,
  context: EngineContext,
  known: KnownEstate,
  reading: ImportedReading,
  at: Instant,
): Promise<Saved> {
  const meter = known.meter(reading.meterId);
  if (meter === null) return 'unchanged';
  const takenAt = momentOf(reading, context);
  const kept = (await keptAll(tx, meter.meterId)).find((each) => each.because === 'period-end' && each.takenAt === takenAt);
  if (kept !== undefined && same(kept, reading)) return 'unchanged';
  await tx.readings.keep(billingReading(known, meter, takenAt, reading, 'period-end', at));
  known.noteMetered(meter.circuitId);
  return 'accepted';
}

/** Keeps what the fitter wrote down at both ends of a meter's time: bills of the days around the swap begin and end with it. */
export async function keepSwap(
  tx: StoreTransaction,
  { timeZone }: EngineContext,
  known: KnownEstate,
  meter: MeterInstallation,
  at: Instant,
): Promise<void> {
  const ends: [CivilDate | null, number | null, Registers['rates']][] = [
    [meter.from, meter.openingRegister, meter.openingRates],
    [meter.to, meter.closingRegister, meter.closingRates],
  ];
  for (const [date, register, rates] of ends) {
    if (date === null || register === null) continue;
    await tx.readings.keep(billingReading(known, meter, instantAt(date, '00:00', timeZone), { register, rates }, 'swap', at));
  }
}

/* A person read the register only: what was drawn and how the switch stood, nobody wrote down. */
function billingReading(
  known: KnownEstate,
  { meterId, dtuId, number, circuitId }: MeterInstallation,
  takenAt: Instant,
  { register, rates }: Registers,
  because: BillingReading['because'],
  knownAt: Instant,
): BillingReading {
  const seen = { register, rates, rate: 0, voltage: null, switchState: 'unknown' } as const;
  return { dtuId, meterId, utility: known.utilityOf(circuitId), number, takenAt, ...seen, because, knownAt };
}
