import type { CivilDate } from '../calendar/civil.ts';
import type { Lease } from './lease.ts';
import { earlierEnd } from './span.ts';

/** From which day to which (the first after it) a version's terms are those that count; null on a side without a bound. */
export interface VersionDays {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** No day is left: a later version counts from the same day or an earlier one on. */
  readonly erased: boolean;
}

/**
 * When the terms of each version of a lease count: from its amendment's day on (a version that is none corrects the lease from its first day), up
 * to where a later one begins.
 * @param versions oldest first
 */
export function versionDays(versions: readonly Lease[]): VersionDays[] {
  const days: VersionDays[] = [];
  let end: CivilDate | null = null;
  let isCorrected = false;
  for (const [index, { amendment }] of [...versions.entries()].reverse()) {
    const from = index === 0 ? null : (amendment?.effectiveFrom ?? null);
    const erased = isCorrected || (from !== null && end !== null && from >= end);
    days.unshift({ from, to: end, erased });
    if (from === null) isCorrected = true;
    else end = earlierEnd(end, from);
  }
  return days;
}
