import type { Instant } from '../calendar/civil.ts';

/** What of a payment stands against a charge, all that was set and undone between them added up. */
export interface StandingPart {
  readonly paymentId: string;
  readonly chargeId: string;
  readonly minor: number;
  /** The batch that last set a part of it. */
  readonly batch: number;
  readonly paidAt: Instant;
  readonly dueDate: string;
}

/** A part set (more than nothing) or undone (less). */
export interface Part {
  readonly paymentId: string;
  readonly chargeId: string;
  readonly minor: number;
}

/**
 * Takes so much of what stands back, the newest first: what the last batch set, in it the charge due last, against one charge the payment paid last.
 * @param parts of one payment, or of one charge
 * @returns the parts as they are undone, each less than nothing; less than `minor` in all when no more stands
 */
export function undoNewest(parts: readonly StandingPart[], minor: number): Part[] {
  const undone: Part[] = [];
  let left = minor;
  for (const part of [...parts].sort(newestFirst)) {
    const taken = Math.min(left, part.minor);
    if (taken <= 0) continue;
    undone.push({ paymentId: part.paymentId, chargeId: part.chargeId, minor: 0 - taken });
    left -= taken;
  }
  return undone;
}

function newestFirst(a: StandingPart, b: StandingPart): number {
  return (
    b.batch - a.batch ||
    compareText(b.dueDate, a.dueDate) ||
    compareText(b.chargeId, a.chargeId) ||
    compareText(b.paidAt, a.paidAt) ||
    compareText(b.paymentId, a.paymentId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
