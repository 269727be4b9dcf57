import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { instantAt } from '../../../core/calendar/civil.ts';
import type { MeterInstallation } from '../../../core/estate/estate.ts';
import type { ImportedReading } from '../../../core/estate/imported-reading.ts';
import { ratesDrift } from '../../../core/estate/rates-fit.ts';
import { wentBack } from '../../../core/estate/register.ts';
import type { Problem } from '../../../core/parsing/parsed.ts';
import type { EngineContext } from '../../context.ts';
import type { KnownEstate } from '../known-estate.ts';
import { keptAll, momentOf, same } from './kept.ts';

/** Whether the registers of a swap contradict what was read in between: a register never goes back. */
export async function meterContradiction(tx: StoreTransaction, meter: MeterInstallation): Promise<Problem | null> {
  const { openingRegister, closingRegister, openingRates, closingRates } = meter;
  for (const kept of await keptAll(tx, meter.meterId)) {
    /* What an earlier version of the installation said of its ends is what may be corrected here. */
    if (kept.because === 'swap') continue;
    const before = openingRegister === null ? null : wentBack({ register: openingRegister, rates: openingRates }, kept);
    if (before !== null) return { place: 'openingRegister', reason: `does not fit what it read at ${kept.takenAt}: ${before}` };
    const after = closingRegister === null ? null : wentBack(kept, { register: closingRegister, rates: closingRates });
    if (after !== null) return { place: 'closingRegister', reason: `does not fit what it read at ${kept.takenAt}: ${after}` };
  }
  return null;
}

/** Whether a reading lies outside of its meter's time or in the future, goes back, or stands against one of the same moment that it does not correct. */
export async function readingContradiction(
  tx: StoreTransaction,
  context: EngineContext,
  known: KnownEstate,
  reading: ImportedReading,
): Promise<Problem | null> {
  const takenAt = momentOf(reading, context);
  if (takenAt > context.clock.now()) return { place: 'takenAt', reason: `${reading.takenAt} has not come yet` };
  const meter = known.meter(reading.meterId);
  if (meter !== null && !stands(meter, takenAt, context.timeZone)) {
    return { place: 'takenAt', reason: `meter '${meter.meterId}' stood there from ${meter.from} to ${meter.to ?? 'open'}` };
  }
  const kept = await keptAll(tx, reading.meterId);
  const wrong = kept.find((each) => each.because === 'period-end' && each.takenAt === takenAt);
  if (wrong === undefined && reading.corrects !== null) return { place: 'corrects', reason: 'there is no reading of this moment' };
  if (wrong !== undefined && !same(wrong, reading) && wrong.register !== reading.corrects) {
    const reason = `meter '${reading.meterId}' reads ${wrong.register} at this moment: to correct it, say corrects = ${wrong.register}`;
    return { place: reading.corrects === null ? 'register' : 'corrects', reason };
  }
  for (const each of kept) {
    const back = each.takenAt < takenAt ? wentBack(each, reading) : each.takenAt > takenAt ? wentBack(reading, each) : null;
    if (back !== null) return { place: 'register', reason: `does not fit what it read at ${each.takenAt}: ${back}` };
  }
  /* By the one before only: were it compared with later ones too, two that a DTU sent wrongly could never be corrected one by one. */
  const before = kept.filter((each) => each.takenAt < takenAt && (each.rates !== null || each.register === 0)).at(-1);
  const drift = before === undefined ? null : ratesDrift(before, reading);
  if (before === undefined || drift === null) return null;
  return { place: 'rates', reason: `do not fit what it read at ${before.takenAt}: ${drift}; correct the one that is wrong (corrects)` };
}

/* The last moment counts too: at it a meter that is taken out is read. */
function stands({ from, to }: MeterInstallation, at: string, timeZone: string): boolean {
  return instantAt(from, '00:00', timeZone) <= at && (to === null || at <= instantAt(to, '00:00', timeZone));
}
