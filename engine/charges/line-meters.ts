import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { CivilDate } from '../../core/calendar/civil.ts';
import type { MeterInstallation, Utility } from '../../core/estate/estate.ts';
import type { BillingReading } from '../../core/estate/reading.ts';
import type { LineRun } from '../../core/lease/line-times.ts';
import type { MeterSpan } from '../../core/lease/metered/meter-span.ts';
import { type OpenSpan, overlap } from '../../core/lease/span.ts';
import type { EngineContext } from '../context.ts';
import { billingReadingAt, DAYS_AFTER, DAYS_AFTER_END, swapReadingAt } from './billing-reading.ts';

/** What stands in a site's units, read once for all leases. */
export interface MetersByUnit {
  of(unitIds: readonly string[], utility: Utility): readonly MeterInstallation[];
}

/** Reads every meter with the unit and utility of its circuit. */
export async function metersByUnit(tx: StoreTransaction): Promise<MetersByUnit> {
  const circuits = Map.groupBy(await tx.estate.circuits(null), ({ unitId }) => unitId);
  const meters = Map.groupBy(await tx.estate.meters(), ({ circuitId }) => circuitId);
  return {
    of: (unitIds, utility) =>
      unitIds
        .flatMap((unitId) => circuits.get(unitId) ?? [])
        .filter((circuit) => circuit.utility === utility)
        .flatMap(({ circuitId }) => meters.get(circuitId) ?? []),
  };
}

/**
 * The registers of a line's meters at the start and at the end of a time (`to` null: it has not ended, and only its start is kept).
 * A meter that is put in or taken out in between is read for its own part, by what the fitter wrote down where somebody did; so is one
 * whose unit joins or leaves the lease in between.
 */
export async function meterSpans(
  tx: StoreTransaction,
  context: EngineContext,
  meters: MetersByUnit,
  run: LineRun,
  time: OpenSpan,
  today: CivilDate,
): Promise<MeterSpan[]> {
  const spans: MeterSpan[] = [];
  for (const { meter, from, to } of partsOf(meters, run, time)) {
    if (from > today) continue;
    /* Before and after a lease, a unit in it or a meter's time another tenant draws, or nobody: a reading of a later day says nothing of this one. */
    const isFirst = from === run.from || from === meter.from || from !== time.from;
    const isLast = to !== null && (to === run.to || to === meter.to || to !== time.to);
    const opening = await readingAt(tx, context, meter, from, isFirst, meter.from);
    const closing = to === null || to > today ? null : await readingAt(tx, context, meter, to, isLast, meter.to);
    spans.push({
      meterId: meter.meterId,
      from,
      to,
      ctRatio: meter.ctRatio,
      ptRatio: meter.ptRatio,
      opening: opening?.register ?? null,
      closing: closing?.register ?? null,
      openingRates: opening?.rates ?? null,
      closingRates: closing?.rates ?? null,
    });
  }
  return spans;
}

/* From when to when each meter measures for the line; terms that follow each other with the same unit are one time. */
function partsOf(meters: MetersByUnit, run: LineRun, whole: OpenSpan): ({ meter: MeterInstallation } & OpenSpan)[] {
  const parts: { meter: MeterInstallation; from: CivilDate; to: CivilDate | null }[] = [];
  for (const time of run.times) {
    const { basis } = time.line;
    if (basis.kind !== 'metered') continue;
    for (const meter of meters.of(time.lease.unitIds, basis.utility)) {
      const within = overlap(whole, time);
      const span = within === null ? null : overlap(within, meter);
      if (span === null) continue;
      const before = parts.find((part) => part.meter.meterId === meter.meterId && part.to === span.from);
      if (before === undefined) parts.push({ meter, ...span });
      else before.to = span.to;
    }
  }
  return parts;
}

async function readingAt(
  tx: StoreTransaction,
  context: EngineContext,
  { meterId }: MeterInstallation,
  date: CivilDate,
  isEnd: boolean,
  ownEnd: CivilDate | null,
): Promise<BillingReading | null> {
  const written = date === ownEnd ? await swapReadingAt(tx, context, meterId, date) : null;
  if (written !== null && written.rates !== null) return written;
  const read = await billingReadingAt(tx, context, meterId, date, isEnd ? DAYS_AFTER_END : DAYS_AFTER);
  if (written === null) return read;
  /* The fitter wrote down the total alone. While it has not moved, neither have the rates that were read beside it. */
  return read?.register === written.register ? { ...written, rates: read.rates } : written;
}
