import { openMinor } from '../../../core/ledger/ledger.ts';
import type { TenantTender } from './tenders.ts';

/** Money of one tenant under one reference, together. */
export interface NamedMoney {
  readonly minor: number;
  /** The open charges that the reference names. */
  readonly chargeIds: readonly string[];
  /** All of it goes to them, as long as no other money is set against them. */
  readonly isSure: boolean;
}

/**
 * The money of one tenant by what it names.
 * Money that says what it was tendered for may be kept from what it names, and references that name the same charge share it: of those nothing is sure.
 */
export function namedMoney(tenders: readonly TenantTender[]): NamedMoney[] {
  const together = [...Map.groupBy(tenders, ({ payment }) => payment.reference).values()];
  const names = new Map<string, number>();
  for (const [first] of together)
    for (const { charge } of first?.namedCharges ?? []) names.set(charge.chargeId, (names.get(charge.chargeId) ?? 0) + 1);
  return together.map((same) => {
    const currency = same[0]?.payment.amount.currency;
    const named = same[0]?.namedCharges ?? [];
    /* What is missing of one payment is not taken off another. */
    const minor = same.reduce((sum, { leftMinor }) => sum + Math.max(leftMinor, 0), 0);
    let room = 0;
    for (const { open } of named) if (open !== null && open.charge.amount.currency === currency) room += openMinor(open);
    const isPlain = same.every(({ payment }) => payment.purpose === null && payment.amount.currency === currency);
    const isOnlyOne = named.every(({ charge }) => names.get(charge.chargeId) === 1);
    return { minor, chargeIds: named.map(({ charge }) => charge.chargeId), isSure: isPlain && isOnlyOne && minor <= room };
  });
}

/** Whether all money of one tenant is sure to go to the open charges that it names, whatever the policy: then nothing else that is open can take a part. */
export function isTakenByNamed(tenders: readonly TenantTender[]): boolean {
  return namedMoney(tenders).every(({ isSure }) => isSure);
}
