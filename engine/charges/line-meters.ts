import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, type Instant, instantAt, latest, plusDays } from '../../core/calendar/civil.ts';
import type { MeterInstallation, Utility } from '../../core/estate/estate.ts';
import type { MeterSpan } from '../../core/lease/consumption.ts';
import type { Lease } from '../../core/lease/lease.ts';
import type { EngineContext } from '../context.ts';
import { billingReadingAt } from './billing-reading.ts';

/** What stands in a site's units, read once for all leases. */
export interface MetersByUnit {
  of(unitIds: readonly string[], utility: Utility): readonly MeterInstallation[];
}

/** Reads every meter with the unit and utility of its circuit. */
export async function metersByUnit(tx: StoreTransaction): Promise<MetersByUnit> {
  const circuits = await tx.estate.circuits(null);
  const meters = await tx.estate.meters();
  return {
    of(unitIds, utility) {
      const mine = new Set(
        circuits.filter((each) => unitIds.includes(each.unitId) && each.utility === utility).map(({ circuitId }) => circuitId),
      );
      return meters.filter(({ circuitId }) => mine.has(circuitId));
    },
  };
}

/**
 * The registers of a line's meters at the start and at the end of a period (`to` null: it has not ended, and only its start is kept).
 * A meter that was put in or taken out in between is read for its own part.
 */
export async function meterSpans(
  tx: StoreTransaction,
  context: EngineContext,
  lease: Lease,
  installed: readonly MeterInstallation[],
  from: CivilDate,
  to: CivilDate | null,
  today: CivilDate,
): Promise<MeterSpan[]> {
  const spans: MeterSpan[] = [];
  for (const meter of installed) {
    const start = latest(from, meter.from);
    const end = meter.to !== null && (to === null || meter.to < to) ? meter.to : to;
    if (start > today || (end !== null && end <= start)) continue;
    const opening = await billingReadingAt(tx, context, meter.meterId, start);
    const closing = end === null || end > today ? null : await billingReadingAt(tx, context, meter.meterId, end);
    const foreign = closing !== null && end !== null && isLast(end, meter, lease) && isAfterDay(closing.takenAt, end, context.timeZone);
    spans.push({
      meterId: meter.meterId,
      ctRatio: meter.ctRatio,
      opening: opening?.register ?? null,
      closing: foreign ? null : (closing?.register ?? null),
    });
  }
  return spans;
}

/* After the end of a lease or of a meter's time the next tenant draws, or nobody: a reading taken a day later says nothing of this one. */
function isLast(end: CivilDate, meter: MeterInstallation, lease: Lease): boolean {
  return end === lease.to || end === meter.to;
}

function isAfterDay(takenAt: Instant, date: CivilDate, timeZone: string): boolean {
  return takenAt >= instantAt(plusDays(date, 1), '00:00', timeZone);
}

/** Meters of a metered line; a fixed line has none. */
export function metersOfLine(lease: Lease, line: Lease['lines'][number], meters: MetersByUnit): readonly MeterInstallation[] {
  return line.basis.kind === 'metered' ? meters.of(lease.unitIds, line.basis.utility) : [];
}
