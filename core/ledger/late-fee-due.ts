import { type CivilDate, latest, plusDays } from '../calendar/civil.ts';
import type { LateFeeTerms } from '../lease/lease.ts';
import { decimalText, formatMinor } from '../money/decimal.ts';
import { money } from '../money/money.ts';
import { firstBearing, flatOf, type LateCharge, type LateFeeSoFar, type LateSettlement, lateFeeThrough, settlementOf } from './late-fee.ts';

/** A charge, its terms, and what late fees it has borne so far. */
export interface LateFeeFacts {
  readonly charge: LateCharge;
  readonly currency: string;
  readonly terms: LateFeeTerms;
  /** The day up to which it is known what was open: today, or the day after the last one that the bank has told. */
  readonly asOf: CivilDate;
  /** Late fees charged on it, less what was taken back because it was too much. What a person waived counts as charged. */
  readonly chargedMinor: number;
  /** Through which days it was charged. */
  readonly chargedThrough: readonly CivilDate[];
}

/** What is to be done about the late fee of a charge. */
export type LateFeeStep =
  | { readonly kind: 'charge'; readonly through: CivilDate; readonly minor: number; readonly working: string }
  | { readonly kind: 'take-back'; readonly through: CivilDate; readonly minor: number; readonly reason: string }
  | null;

/**
 * What to charge now. It is charged when the grace has passed, then on the first of each month for the month before, and through the day of payment
 * once it is paid; what becomes known later (paid earlier than we knew, credited) takes back what was too much. Charged so and in pieces, it
 * comes to one rounding of the whole. Asking twice charges nothing twice. What is written off bears no more from the day after, as if it were paid;
 * only where a write-off settles the charge are its last days not charged for: who gives a debt up asks for no more on it. What was paid after the
 * days that the bank has told of waits for it: an earlier payment may be among them.
 */
export function lateFeeDue(facts: LateFeeFacts): LateFeeStep {
  const { charge, terms, chargedMinor } = facts;
  const settled = settledBy(facts);
  const through = settled?.on ?? pointBefore(facts);
  if (through === null) return null;
  const soFar = lateFeeThrough(charge, terms, through);
  const minor = soFar.feeMinor - chargedMinor;
  if (minor < 0) return { kind: 'take-back', through, minor: -minor, reason: reasonOf(facts, soFar, through) };
  const already = settled === null && facts.chargedThrough.includes(through);
  if (minor === 0 || already || settled?.writtenOff) return null;
  return { kind: 'charge', through, minor, working: workingOf(facts, soFar, through) };
}

/* A payment settles a charge once it is known that none did before it. */
function settledBy({ charge, asOf }: LateFeeFacts): LateSettlement | null {
  const settled = settlementOf(charge);
  if (settled === null || settled.writtenOff || settled.on <= asOf) return settled;
  return null;
}

/* The last day through which it is charged while something is open: the first after the grace, or the last of the month before. */
function pointBefore({ charge, terms, asOf }: LateFeeFacts): CivilDate | null {
  const afterGrace = plusDays(charge.dueDate, terms.graceDays + 1);
  if (asOf < afterGrace) return null;
  return latest(afterGrace, plusDays(`${asOf.slice(0, 8)}01` as CivilDate, -1));
}

function workingOf(
  { charge, currency, terms, chargedMinor }: LateFeeFacts,
  { feeMinor, daysLate, capped }: LateFeeSoFar,
  through: CivilDate,
): string {
  const print = (minor: number) => formatMinor(money(minor, currency));
  const flat = flatOf(charge, terms);
  const first = firstBearing(charge);
  const from = first > plusDays(charge.dueDate, 1) ? ` from ${first}` : '';
  const parts = [
    flat > 0 ? `${print(flat)} at once` : null,
    terms.perDayPpm > 0 ? `${decimalText(terms.perDayPpm, 4)} % a day of what was open` : null,
  ].filter((part) => part !== null);
  const before = chargedMinor === 0 ? '' : `, less ${print(chargedMinor)} charged before`;
  return `${daysLate} days late${from} through ${through}: ${parts.join(' and ')} = ${print(feeMinor)}${capped ? ' (the cap)' : ''}${before}`;
}

function reasonOf({ currency }: LateFeeFacts, { feeMinor, daysLate }: LateFeeSoFar, through: CivilDate): string {
  return `by what is known now it was ${daysLate} days late through ${through}, which comes to ${formatMinor(money(feeMinor, currency))}`;
}
