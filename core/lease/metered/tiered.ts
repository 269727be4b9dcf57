import { firstOfMonth, firstOfNextMonth } from '../../calendar/month.ts';
import { compareFractions, type Fraction, fraction, minus, NOTHING, plus, times } from '../../money/fraction.ts';
import { shareOfMonth } from '../fixed/pieces.ts';
import type { Tariff } from '../line-basis.ts';
import { overlap, type Span } from '../span.ts';
import type { TariffPart } from './metered-amount.ts';

type Tiers = Extract<Tariff, { kind: 'tiered' }>['tiers'];

/**
 * What of a consumption falls into each tier. Limits are per calendar month: those of a period are its months times the limit, where a part of a
 * month counts by its days.
 * @param used Wh or litres
 */
export function tieredParts(tiers: Tiers, used: number, span: Span): TariffPart[] {
  const months = calendarMonths(span);
  const parts: TariffPart[] = [];
  let below = NOTHING;
  const whole = fraction(used);
  for (const { upTo, milliMinor } of tiers) {
    const limit = upTo === null ? null : times(fraction(upTo * 1000), months);
    const upper = limit === null || compareFractions(whole, limit) < 0 ? whole : limit;
    if (compareFractions(upper, below) <= 0) break;
    parts.push({ rate: null, used: minus(upper, below), milliMinor });
    below = upper;
  }
  return parts;
}

function calendarMonths(span: Span): Fraction {
  let months = NOTHING;
  for (let from = span.from; from < span.to; ) {
    const month = { from: firstOfMonth(from), to: firstOfNextMonth(from) };
    const { to } = overlap(month, { from, to: span.to }) ?? month;
    months = plus(months, shareOfMonth({ from, to }, month, 'actual-month', false));
    from = to;
  }
  return months;
}
