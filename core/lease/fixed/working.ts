import { daysBetween, plusDays } from '../../calendar/civil.ts';
import { decimalText, formatMinor } from '../../money/decimal.ts';
import type { Fraction } from '../../money/fraction.ts';
import type { Lease } from '../lease.ts';
import type { FixedBasis } from '../line-basis.ts';
import type { Piece } from './pieces.ts';

/** A piece with what one day, month or year of it costs. */
export interface PricedPiece extends Piece {
  readonly lease: Lease;
  readonly amountMinor: number;
  readonly per: FixedBasis['per'];
  readonly areaDm2: number | null;
  readonly waivedBp: number;
  readonly exact: Fraction;
}

/**
 * How the sum of pieces came about: `3100.00 per month × 11/31`; with the days (the last one included) where there are several amounts:
 * `3100.00 per month × 15/31 (2026-03-01 to 2026-03-15) + 3255.00 per month × 16/31 (2026-03-16 to 2026-03-31)`.
 */
export function workingOf(pieces: readonly PricedPiece[]): string {
  const groups: PricedPiece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const before = group?.[0];
    if (group !== undefined && before !== undefined && sameAmount(before, piece)) group.push(piece);
    else groups.push([piece]);
  }
  const several = groups.length > 1;
  return groups.map((group) => textOf(group) + (several ? daysText(group) : '')).join(' + ');
}

function sameAmount(a: PricedPiece, b: PricedPiece): boolean {
  return a.amountMinor === b.amountMinor && a.per === b.per && a.areaDm2 === b.areaDm2 && a.waivedBp === b.waivedBp;
}

function textOf(group: readonly PricedPiece[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { amountMinor, areaDm2, waivedBp, per, time } = first;
  const amount = formatMinor({ minor: amountMinor, currency: time.line.currency });
  const area = areaDm2 === null ? '' : ` × ${decimalText(areaDm2, 2)} m²`;
  const waived = waivedBp === 0 ? '' : ` less ${decimalText(waivedBp, 2)} %`;
  return `${amount} per ${areaDm2 === null ? '' : 'm² and '}${per}${area} × ${quantityText(group, per)}${waived}`;
}

function quantityText(group: readonly PricedPiece[], per: FixedBasis['per']): string {
  if (per === 'day') return String(group.reduce((days, { from, to }) => days + daysBetween(from, to), 0));
  const whole = group.filter(({ months }) => months.numerator === months.denominator).length;
  const parts = group.filter(({ months }) => months.numerator !== months.denominator);
  const texts = [...(whole > 0 ? [String(whole)] : []), ...parts.map(({ months }) => `${months.numerator}/${months.denominator}`)];
  const months = texts.length > 1 ? `(${texts.join(' + ')})` : (texts[0] ?? '0');
  return per === 'year' ? `${months} / 12` : months;
}

function daysText(group: readonly PricedPiece[]): string {
  const first = group[0];
  const last = group.at(-1);
  return first === undefined || last === undefined ? '' : ` (${first.from} to ${plusDays(last.to, -1)})`;
}
