import { openMinor } from '../../../core/ledger/ledger.ts';
import type { TenantTender } from './tenders.ts';

/**
 * Whether all money of one tenant is sure to go to the open charges that it names, whatever the policy: then nothing else that is open can take a part.
 * Money that says what it was tendered for may be kept from them, and references that name the same charge share it: of those nothing is sure.
 */
export function isTakenByNamed(tenders: readonly TenantTender[]): boolean {
  const together = Map.groupBy(tenders, ({ payment }) => payment.reference);
  const taken = new Set<string>();
  for (const same of together.values()) {
    const [first] = same;
    if (first === undefined) continue;
    const { currency } = first.payment.amount;
    if (same.some(({ payment }) => payment.purpose !== null || payment.amount.currency !== currency)) return false;
    let room = 0;
    for (const { charge, open } of first.namedCharges) {
      if (taken.has(charge.chargeId)) return false;
      taken.add(charge.chargeId);
      if (open !== null && charge.amount.currency === currency) room += openMinor(open);
    }
    /* What is missing of one payment is not taken off another. */
    if (same.reduce((sum, { leftMinor }) => sum + Math.max(leftMinor, 0), 0) > room) return false;
  }
  return true;
}
