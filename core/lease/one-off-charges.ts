import { type CivilDate, daysBetween } from '../calendar/civil.ts';
import type { Lease } from './lease.ts';
import { type LineRun, runsOfLine, termsOf } from './line-times.ts';
import { overlap, type Span } from './span.ts';

/** A charge of one line and the days that it names, whoever issued it. */
export interface LineCharge extends Span {
  readonly lineId: string;
  readonly chargeId: string;
  /** Another system issued it: which days it names for what is owed once, only that system knows. */
  readonly elsewhere: boolean;
}

/** What a line owes once: its day, and the charge that stands for it, or null. */
export interface OneOff {
  readonly on: CivilDate;
  readonly charge: LineCharge | null;
}

/**
 * The one-offs of a line (several, where amendments named other days), by day, each with the charge that stands for it. A charge of another system
 * counts whatever days it names, once: for the free one-off that is nearest to them. One for days on which the line charged by another
 * basis was for those. A charge of our own is for its day only: where the day has moved it is credited, and the new day charged.
 */
export function oneOffsOf(runs: readonly LineRun[], charges: readonly LineCharge[]): OneOff[] {
  const days = runs.filter(isOneOff).map(({ from }) => from);
  const stands = new Map<CivilDate, LineCharge>();
  const elsewhere = charges.filter((charge) => charge.elsewhere);
  for (const charge of charges) if (!charge.elsewhere) stands.set(charge.from, charge);
  const pairs = elsewhere
    .filter((charge) => !isOfOtherDays(runs, charge))
    .flatMap((charge) => days.map((on) => ({ charge, on, apart: daysApart(charge, on) })))
    .sort((a, b) => a.apart - b.apart);
  const placed = new Set<string>();
  for (const { charge, on } of pairs) {
    if (stands.has(on) || placed.has(charge.chargeId)) continue;
    stands.set(on, charge);
    placed.add(charge.chargeId);
  }
  return days.map((on) => ({ on, charge: stands.get(on) ?? null }));
}

/** The charge that a further one on a line that is owed once would repeat, or null: there is room, or its days are owed by another basis. */
export function chargedOnce(
  lease: Lease,
  earlier: readonly Lease[],
  lineId: string,
  span: Span,
  charges: readonly LineCharge[],
): LineCharge | null {
  const runs = runsOfLine(lease, earlier, lineId);
  if (isOfOtherDays(runs, span)) return null;
  const ofLine = charges.filter((charge) => charge.lineId === lineId);
  const oneOffs = oneOffsOf(runs, ofLine);
  if (oneOffs.some(({ charge }) => charge === null)) return null;
  const [nearest] = oneOffs.sort((a, b) => daysApart(span, a.on) - daysApart(span, b.on));
  return nearest?.charge ?? null;
}

/** Whether a run of terms is owed once. */
export function isOneOff(run: LineRun): boolean {
  return termsOf(run).line.basis.kind === 'one-off';
}

function isOfOtherDays(runs: readonly LineRun[], span: Span): boolean {
  return runs.some((run) => !isOneOff(run) && overlap(run, span) !== null);
}

function daysApart({ from, to }: Span, on: CivilDate): number {
  if (on < from) return daysBetween(on, from);
  return on < to ? 0 : daysBetween(to, on) + 1;
}
