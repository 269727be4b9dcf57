import { type CivilDate, daysBetween, latest } from '../../calendar/civil.ts';
import { dayNumber, monthNumber } from '../../calendar/month.ts';
import { type Fraction, fraction } from '../../money/fraction.ts';
import { wholeMonth, wholePeriod } from '../frequency.ts';
import type { ChargeLine } from '../lease.ts';
import type { LineTime } from '../line-times.ts';
import { earlierEnd, overlap, type Span } from '../span.ts';

/** Days with the same terms, within one month of the line, and how many months they count. */
export interface Piece extends Span {
  readonly time: LineTime;
  readonly months: Fraction;
}

/** Days before `to` on which the amount of these terms changes, in any order. */
export type CutsOf = (time: LineTime, to: CivilDate) => readonly CivilDate[];

const ONE_MONTH = fraction(1);

/**
 * Cuts the days of a span on which a line charges into months, and counts each by the line's proration: a whole month of the line is one month
 * whichever method, also where an amount changes in it; a part of a month counts by its days (`actual-month`), by days of months that have 30
 * (`thirty-360`: the 31st counts nothing, the last of February up to the 30th), or by days of which 365 are twelve months. `whole`: a part of a
 * period is charged as the whole one.
 * @param cutsOf days on which something changes within the terms of a line
 */
export function piecesOf(lineTimes: readonly LineTime[], span: Span, cutsOf: CutsOf = () => []): readonly Piece[] {
  const active: { time: LineTime; span: Span }[] = [];
  for (const time of lineTimes) {
    const both = overlap(time, span);
    if (both !== null) active.push({ time, span: both });
  }
  const first = active[0];
  const last = active.at(-1);
  if (first === undefined || last === undefined) return [];
  const whole = wholePeriod(first.time.lease, first.time.line, first.span.from);
  const together = active.every(({ span: { from } }, index) => index === 0 || active[index - 1]?.span.to === from);
  const isWhole = together && first.span.from === whole.from && last.span.to === whole.to;
  return active.flatMap(({ time, span: days }) => {
    const asWhole = time.line.proration === 'whole' && !isWhole;
    const from = asWhole && time === first.time ? whole.from : days.from;
    const to = asWhole && time === last.time ? latest(whole.to, days.to) : days.to;
    const covered = together ? { from: first.span.from, to: last.span.to } : days;
    return monthsOf(time, { from, to }, covered, cutsOf(time, to));
  });
}

function monthsOf(time: LineTime, span: Span, covered: Span, cuts: readonly CivilDate[]): Piece[] {
  const pieces: Piece[] = [];
  let from = span.from;
  while (from < span.to) {
    const month = wholeMonth(time.lease, time.line, from);
    let to = earlierEnd(month.to, span.to) ?? span.to;
    for (const cut of cuts) if (cut > from && cut < to) to = cut;
    const ofWhole = covered.from <= month.from && month.to <= covered.to;
    pieces.push({ time, from, to, months: shareOfMonth({ from, to }, month, time.line.proration, ofWhole) });
    from = to;
  }
  return pieces;
}

/**
 * What part of a month (of a line, from its first day to the next one's) some of its days are.
 * @param ofWhole whether the other days of the month are charged with them
 */
export function shareOfMonth(days: Span, month: Span, proration: ChargeLine['proration'], ofWhole: boolean): Fraction {
  if (proration === 'actual-365' && !ofWhole) return fraction(daysBetween(days.from, days.to) * 12, 365);
  if (days.from === month.from && days.to === month.to) return ONE_MONTH;
  if (proration === 'thirty-360') return fraction(days30(days.from, days.to), days30(month.from, month.to));
  return fraction(daysBetween(days.from, days.to), daysBetween(month.from, month.to));
}

function days30(from: CivilDate, to: CivilDate): number {
  return daysBefore30(to) - daysBefore30(from);
}

/* Days of months of 30 that lie before a day: 30 of its month before the 31st as well as before the first of the next. */
function daysBefore30(date: CivilDate): number {
  return monthNumber(date) * 30 + Math.min(dayNumber(date) - 1, 30);
}
