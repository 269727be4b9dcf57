import type { Lease } from './lease.ts';
import { runsOfLine } from './line-times.ts';
import { isOneOff } from './one-off-charges.ts';
import { overlap, type Span, without } from './span.ts';

/**
 * The days of a span for which a line of a lease owes nothing: before or after its term, after its termination, beside the line's own days. A line
 * that is owed once has no such days: whatever days its one charge names (`one-off-charges.ts`), it is owed.
 * @param versions of the lease, oldest first
 */
export function daysNotOwed(versions: readonly Lease[], lineId: string, span: Span): Span[] {
  const lease = versions.at(-1);
  if (lease === undefined) return [span];
  const runs = runsOfLine(lease, versions.slice(0, -1), lineId);
  if (runs.some(isOneOff)) return [];
  const owed = runs.flatMap((run) => overlap(run, span) ?? []);
  return without(span, owed).map(({ from, to }) => ({ from, to: to ?? span.to }));
}
