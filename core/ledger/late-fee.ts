import { type CivilDate, daysBetween, latest, plusDays } from '../calendar/civil.ts';
import type { LateFeeTerms } from '../lease/lease.ts';
import { shareHalfUp } from '../money/rounding.ts';

/** A charge as a late fee sees it: what was owed, and what went off it on which day. */
export interface LateCharge {
  readonly dueDate: CivilDate;
  /** What it came to, less its credit notes: what was too much was never owed. */
  readonly owedMinor: number;
  /** What was paid (on the day that it was paid) or written off of it. */
  readonly off: readonly { readonly on: CivilDate; readonly minor: number; readonly writtenOff?: boolean }[];
  /** The first day that bears a fee in these books: the days before it were in those of another system. Left out: every day does. */
  readonly booksFrom?: CivilDate;
}

/** The day on which nothing was open any more. */
export interface LateSettlement {
  readonly on: CivilDate;
  /** What was open last was given up, not paid. */
  readonly writtenOff: boolean;
}

/** What has run up through a day, and how. */
export interface LateFeeSoFar {
  readonly feeMinor: number;
  /** Days after the due date on which something was open. */
  readonly daysLate: number;
  /** It would be more without the caps. */
  readonly capped: boolean;
}

const NOTHING: LateFeeSoFar = { feeMinor: 0, daysLate: 0, capped: false };
const MILLION = 1_000_000n;
const BASIS_POINTS = 10_000;

/**
 * The late fee of one charge from its due date through a day. A day is late when something was open as it began, so what is paid on the day
 * after the due date is one day late. Within the grace nothing is owed; once it has passed with something open, the flat part is owed at once and
 * each late day bears its share, the days of the grace for what was still open at its end. Money times days is summed exactly and rounded half up once.
 * Where a site was taken over while the charge was late, days before that bear nothing here, and a grace that had passed by then owes no flat part.
 * @param through last day counted
 */
export function lateFeeThrough(charge: LateCharge, terms: LateFeeTerms, through: CivilDate): LateFeeSoFar {
  const afterGrace = plusDays(charge.dueDate, terms.graceDays + 1);
  const stillOpen = openAsBegan(charge, afterGrace);
  if (through < afterGrace || stillOpen <= 0) return NOTHING;
  let minorDays = 0n;
  let daysLate = 0;
  for (const { from, days } of stretches(charge, afterGrace, through)) {
    const open = openAsBegan(charge, from);
    const bearing = from < afterGrace ? Math.min(open, stillOpen) : open;
    if (bearing <= 0) continue;
    minorDays += BigInt(bearing) * BigInt(days);
    daysLate += days;
  }
  const daily = (2n * minorDays * BigInt(terms.perDayPpm) + MILLION) / (2n * MILLION);
  const whole = BigInt(flatOf(charge, terms)) + daily;
  const cap = capOf(charge, terms);
  const capped = cap !== null && whole > BigInt(cap);
  return { feeMinor: capped ? cap : Number(whole), daysLate, capped };
}

/** The flat part that is owed once the grace has passed: none where it had passed before these books begin. */
export function flatOf({ dueDate, booksFrom }: LateCharge, { graceDays, flatMinor }: LateFeeTerms): number {
  return booksFrom !== undefined && plusDays(dueDate, graceDays + 1) < booksFrom ? 0 : flatMinor;
}

/** The first day that can bear a fee: the one after the due date, or where these books begin. */
export function firstBearing({ dueDate, booksFrom }: Pick<LateCharge, 'dueDate' | 'booksFrom'>): CivilDate {
  const first = plusDays(dueDate, 1);
  return booksFrom === undefined ? first : latest(first, booksFrom);
}

/** When nothing was open any more and how that came, or null while something is. Of one day, what was paid counts first. */
export function settlementOf(charge: LateCharge): LateSettlement | null {
  let left = charge.owedMinor;
  if (left <= 0) return { on: charge.dueDate, writtenOff: false };
  for (const { on, minor, writtenOff = false } of [...charge.off].sort(earlierFirst)) {
    left -= minor;
    if (left <= 0) return { on, writtenOff };
  }
  return null;
}

function earlierFirst(a: LateCharge['off'][number], b: LateCharge['off'][number]): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return Number(a.writtenOff ?? false) - Number(b.writtenOff ?? false);
}

/* What was open when a day began: what was paid on that very day still was. */
function openAsBegan({ owedMinor, off }: LateCharge, day: CivilDate): number {
  return off.reduce((open, { on, minor }) => (on < day ? open - minor : open), owedMinor);
}

/* The days from the one after the due date through the last one, cut where what bears the fee can change. */
function stretches(charge: LateCharge, afterGrace: CivilDate, through: CivilDate): { from: CivilDate; days: number }[] {
  const first = firstBearing(charge);
  const end = plusDays(through, 1);
  const cuts = [first, afterGrace, ...charge.off.map(({ on }) => plusDays(on, 1))].filter((day) => day >= first && day < end);
  const starts = [...new Set(cuts)].sort();
  return starts.map((from, i) => ({ from, days: daysBetween(from, starts[i + 1] ?? end) }));
}

function capOf({ owedMinor }: LateCharge, { capMinor, capBp }: LateFeeTerms): number | null {
  const share = capBp === null ? null : shareHalfUp(owedMinor, capBp, BASIS_POINTS);
  if (capMinor === null) return share;
  return share === null ? capMinor : Math.min(capMinor, share);
}
