import { type CivilDate, latest } from '../calendar/civil.ts';

/** Days from `from` on; `to` is the first day after, null = open. */
export interface OpenSpan {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** Days from `from` on; `to` is the first day after. */
export interface Span extends OpenSpan {
  readonly to: CivilDate;
}

/** The earlier of two ends, where null is no end. */
export function earlierEnd(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

/** What lies in both, or null. */
export function overlap(a: OpenSpan, b: Span): Span | null;
export function overlap(a: OpenSpan, b: OpenSpan): OpenSpan | null;
export function overlap(a: OpenSpan, b: OpenSpan): OpenSpan | null {
  const from = latest(a.from, b.from);
  const to = earlierEnd(a.to, b.to);
  return to === null || to > from ? { from, to } : null;
}

/** What of `whole` lies in none of `taken`, in order. */
export function without(whole: OpenSpan, taken: readonly Span[]): OpenSpan[] {
  const free: OpenSpan[] = [];
  let from = whole.from;
  for (const each of [...taken].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (whole.to !== null && from >= whole.to) return free;
    if (each.from > from) free.push({ from, to: earlierEnd(each.from, whole.to) });
    from = latest(from, each.to);
  }
  if (whole.to === null || from < whole.to) free.push({ from, to: whole.to });
  return free;
}
