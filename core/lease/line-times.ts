import type { CivilDate } from '../calendar/civil.ts';
import { latest, plusDays } from '../calendar/civil.ts';
import type { ChargeLine, Lease } from './lease.ts';
import { earlierEnd, type OpenSpan, overlap, type Span } from './span.ts';
import { versionDays } from './version-days.ts';

/** From when to when a line had these terms: of this version of its lease. */
export interface LineTime extends OpenSpan {
  readonly lease: Lease;
  readonly line: ChargeLine;
}

/** Times that follow each other without a day between, in which the line charges by the same kind of basis, to the same creditor. */
export interface LineRun extends OpenSpan {
  readonly lineId: string;
  readonly times: readonly [LineTime, ...LineTime[]];
}

/** The terms with which a run begins. */
export function termsOf({ times: [first] }: LineRun): LineTime {
  return first;
}

/** Ids of the lines that a lease has or had. */
export function lineIds(lease: Lease, earlier: readonly Lease[]): string[] {
  return [...new Set([...earlier, lease].flatMap(({ lines }) => lines.map(({ lineId }) => lineId)))];
}

/**
 * What a line's terms were when. The last version counts from the day on which its amendment takes effect (from the first day on when it
 * is none), the one before it before that day, and so on. A one-off is owed on its day, in the term of the lease or not (a deposit is due before it).
 * @param earlier versions before `lease`, oldest first
 */
export function timesOfLine(lease: Lease, earlier: readonly Lease[], lineId: string): LineTime[] {
  const versions = [...earlier, lease];
  return versionDays(versions).flatMap(({ from, to, erased }, index) => {
    const version = versions[index];
    return erased || version === undefined ? [] : (timeOf(version, lineId, from, to) ?? []);
  });
}

/** The same as runs. */
export function runsOfLine(lease: Lease, earlier: readonly Lease[], lineId: string): LineRun[] {
  const runs: { lineId: string; from: CivilDate; to: CivilDate | null; times: [LineTime, ...LineTime[]] }[] = [];
  for (const time of timesOfLine(lease, earlier, lineId)) {
    const last = runs.at(-1);
    const before = last?.times.at(-1);
    if (last !== undefined && before !== undefined && last.to === time.from && goesOn(before.line, time.line)) {
      last.times.push(time);
      last.to = time.to;
    } else runs.push({ lineId, from: time.from, to: time.to, times: [time] });
  }
  return runs;
}

/** The days of a span on which a line is owed, by runs of its terms: what the meters of a metered line must be read for. */
export function partsOfSpan(lease: Lease, lineId: string, span: Span, earlier: readonly Lease[]): { run: LineRun; span: Span }[] {
  return runsOfLine(lease, earlier, lineId).flatMap((run) => {
    const part = overlap(run, span);
    return part === null ? [] : [{ run, span: part }];
  });
}

function timeOf(lease: Lease, lineId: string, start: CivilDate | null, end: CivilDate | null): LineTime | null {
  const line = lease.lines.find((each) => each.lineId === lineId);
  if (line === undefined) return null;
  const { basis } = line;
  const own: OpenSpan =
    basis.kind === 'one-off'
      ? { from: basis.on, to: plusDays(basis.on, 1) }
      : { from: line.from === null ? lease.from : latest(line.from, lease.from), to: earlierEnd(line.to, lease.to) };
  const from = start === null ? own.from : latest(own.from, start);
  const to = earlierEnd(own.to, end);
  return to !== null && to <= from ? null : { lease, line, from, to };
}

function goesOn(before: ChargeLine, after: ChargeLine): boolean {
  return (
    before.basis.kind === after.basis.kind &&
    before.debtType === after.debtType &&
    before.currency === after.currency &&
    before.creditor.party === after.creditor.party &&
    before.creditor.role === after.creditor.role
  );
}
