import type { Lease } from '../lease.ts';
import { tooMuch } from './too-much.ts';

/**
 * What lines ask of their lease and of each other: an area for what is charged per m², a line of the same currency to take off, amounts that
 * stay within what can be charged.
 */
export function linesOfOneLease(lease: Lease): { place: (string | number)[]; reason: string }[] {
  const { areaDm2, lines } = lease;
  const found: { place: (string | number)[]; reason: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const { lineId, basis, currency } = line;
    const refuse = (field: string, reason: string) => found.push({ place: ['lines', index, 'basis', field], reason });
    if (basis.kind === 'fixed' && basis.of === 'm2' && areaDm2 === null) refuse('of', 'is m2, and the lease says no areaDm2');
    const much = basis.kind === 'fixed' ? tooMuch(lease, line, basis) : null;
    if (much !== null) refuse('amountMinor', much);
    if (basis.kind !== 'turnover' || basis.lessLineId === null) continue;
    const less = lines.find((other) => other.lineId === basis.lessLineId && other.lineId !== lineId);
    if (less === undefined) refuse('lessLineId', `'${basis.lessLineId}' is no other line of the lease`);
    else if (less.basis.kind !== 'fixed') refuse('lessLineId', `'${basis.lessLineId}' is no fixed line`);
    else if (less.currency !== currency) refuse('lessLineId', `'${basis.lessLineId}' is in ${less.currency}, this line in ${currency}`);
  }
  return found;
}
