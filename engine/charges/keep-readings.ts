import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type CivilDate, latest } from '../../core/calendar/civil.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { type LineRun, lineIds, runsOfLine } from '../../core/lease/line-times.ts';
import { nextPeriod, timeAt } from '../../core/lease/periods.ts';
import { type OpenSpan, overlap, without } from '../../core/lease/span.ts';
import type { EngineContext } from '../context.ts';
import type { LeaseFacts } from './lease-facts.ts';
import { type MetersByUnit, meterSpans } from './line-meters.ts';

/**
 * Keeps the readings that later bills will need, on the day that they are of: at the first day that no charge covers, and, where a line bills by
 * its periods and issues days after their end, at each end that has come. What is kept already stays.
 */
export async function keepReadings(
  tx: StoreTransaction,
  context: EngineContext,
  lease: Lease,
  facts: LeaseFacts,
  meters: MetersByUnit,
): Promise<void> {
  for (const lineId of lineIds(lease, facts.earlier)) {
    const taken = facts.charged.filter((span) => span.lineId === lineId);
    for (const run of runsOfLine(lease, facts.earlier, lineId)) {
      if (run.times[0]?.line.basis.kind !== 'metered') continue;
      const chargeable = overlap(run, { from: facts.notBefore, to: null });
      for (const free of chargeable === null ? [] : without(chargeable, taken)) {
        for (const time of timesToRead(run, free, facts)) await meterSpans(tx, context, meters, run, time, facts.today);
      }
    }
  }
}

function timesToRead(run: LineRun, free: OpenSpan, { today, calendar }: LeaseFacts): OpenSpan[] {
  if (free.from > today) return [];
  const { basis } = timeAt(run, free.from)?.line ?? {};
  const ended = free.to !== null && free.to <= today ? free.to : null;
  if (basis?.kind !== 'metered' || basis.billTo === 'issue-date') return [{ from: free.from, to: ended }];
  const times: OpenSpan[] = [];
  for (let from: CivilDate = free.from; from <= today; ) {
    const period = nextPeriod(run, { from, to: free.to }, calendar);
    if (period === null) break;
    times.push({ from: period.from, to: period.to <= today ? period.to : null });
    from = latest(period.to, from);
  }
  return times;
}
