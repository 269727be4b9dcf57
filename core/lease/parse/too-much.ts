import type { CivilDate } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import { MoneyError } from '../../money/money.ts';
import { ratesOf } from '../fixed/rates.ts';
import type { ChargeLine, Lease } from '../lease.ts';
import type { FixedBasis } from '../line-basis.ts';
import { MOST_MINOR } from './bounds.ts';

/* Nobody leases for longer; a lease without an end is looked at for as long. */
const MOST_MONTHS = 50 * 12;
const DM2_PER_M2 = 100n;

/**
 * Why a fixed line comes to more than anybody owes within its term: by its area, its steps, or an escalation that was meant for years and
 * stands on months. Null when it does not.
 */
export function tooMuch(lease: Pick<Lease, 'areaDm2' | 'from' | 'to'>, line: Pick<ChargeLine, 'to'>, basis: FixedBasis): string | null {
  const last = plusMonths(lease.from, MOST_MONTHS);
  const end = [line.to, lease.to].reduce<CivilDate>((first, to) => (to !== null && to < first ? to : first), last);
  const area = basis.of === 'm2' ? BigInt(lease.areaDm2 ?? 0) : DM2_PER_M2;
  const isTooMuch = (minor: number) => BigInt(minor) * area > BigInt(MOST_MINOR) * DM2_PER_M2;
  try {
    const over = ratesOf(basis, end).find(({ amountMinor }) => isTooMuch(amountMinor));
    if (over === undefined) return null;
    return over.from === null ? 'is too large for the area' : `reaches more than can be charged on ${over.from}`;
  } catch (error) {
    if (error instanceof MoneyError) return `reaches more than can be charged before ${end}`;
    throw error;
  }
}
