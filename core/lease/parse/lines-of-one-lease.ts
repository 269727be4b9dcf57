import type { Lease } from '../lease.ts';

/** What lines ask of their lease and of each other: an area for what is charged per m², a line of the same currency to take off. */
export function linesOfOneLease({ areaDm2, lines }: Lease): { place: (string | number)[]; reason: string }[] {
  const found: { place: (string | number)[]; reason: string }[] = [];
  for (const [index, { lineId, basis, currency }] of lines.entries()) {
    const refuse = (field: string, reason: string) => found.push({ place: ['lines', index, 'basis', field], reason });
    if (basis.kind === 'fixed' && basis.of === 'm2' && areaDm2 === null) refuse('of', 'is m2, and the lease says no areaDm2');
    if (basis.kind !== 'turnover' || basis.lessLineId === null) continue;
    const less = lines.find((line) => line.lineId === basis.lessLineId && line.lineId !== lineId);
    if (less === undefined) refuse('lessLineId', `'${basis.lessLineId}' is no other line of the lease`);
    else if (less.basis.kind !== 'fixed') refuse('lessLineId', `'${basis.lessLineId}' is no fixed line`);
    else if (less.currency !== currency) refuse('lessLineId', `'${basis.lessLineId}' is in ${less.currency}, this line in ${currency}`);
  }
  return found;
}
