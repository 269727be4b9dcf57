import { type CivilDate, daysBetween } from '../../calendar/civil.ts';
import { type Fraction, fraction, NOTHING, plus, times } from '../../money/fraction.ts';
import { LeaseError } from '../lease-error.ts';
import type { FixedBasis } from '../line-basis.ts';
import type { LineTime } from '../line-times.ts';
import type { Reckoned } from '../reckoned.ts';
import type { Span } from '../span.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { ratesOf } from './rates.ts';
import { type PricedPiece, workingOf } from './working.ts';

const FULL_BP = 10_000;

/** What a fixed line charges for a span, exact: the sum over its months and over the days on which its amount changed. Times of another basis count nothing. */
export function fixedAmount(lineTimes: readonly LineTime[], span: Span): Reckoned {
  const priced = piecesOf(lineTimes, span, cutsOf).flatMap(pricedPiece);
  return { exact: priced.reduce((sum, { exact }) => plus(sum, exact), NOTHING), working: workingOf(priced) };
}

function cutsOf({ line: { basis } }: LineTime, to: CivilDate): CivilDate[] {
  if (basis.kind !== 'fixed') return [];
  const changes = ratesOf(basis, to).flatMap(({ from }) => from ?? []);
  return [...changes, ...basis.rentFree.flatMap((free) => [free.from, free.to])];
}

function pricedPiece(piece: Piece): PricedPiece[] {
  const { line, lease } = piece.time;
  if (line.basis.kind !== 'fixed') return [];
  const { basis } = line;
  const amountMinor =
    ratesOf(basis, piece.to).findLast(({ from }) => from === null || from <= piece.from)?.amountMinor ?? basis.amountMinor;
  const waivedBp = basis.rentFree.find(({ from, to }) => from <= piece.from && piece.from < to)?.waivedBp ?? 0;
  const areaDm2 = basis.of === 'm2' ? areaOf(piece.time) : null;
  let exact = times(fraction(amountMinor), quantityOf(piece, basis.per));
  if (areaDm2 !== null) exact = times(exact, fraction(areaDm2, 100));
  if (waivedBp > 0) exact = times(exact, fraction(FULL_BP - waivedBp, FULL_BP));
  return [{ ...piece, lease, amountMinor, waivedBp, areaDm2, per: basis.per, exact }];
}

function quantityOf({ months, from, to }: Piece, per: FixedBasis['per']): Fraction {
  if (per === 'day') return fraction(daysBetween(from, to));
  return per === 'month' ? months : times(months, fraction(1, 12));
}

function areaOf({ lease, line }: LineTime): number {
  if (lease.areaDm2 !== null) return lease.areaDm2;
  throw new LeaseError({
    key: 'lease/no-area',
    place: `lease ${lease.leaseId}, line ${line.lineId}`,
    reason: 'charges per m², and the lease says no area',
    remedy: 'Import the lease again with its areaDm2.',
  });
}
