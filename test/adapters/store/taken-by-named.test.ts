import { expect, it } from 'vitest';
import { isTakenByNamed } from '../../../adapters/store/repositories/taken-by-named.ts';
import type { TenantTender } from '../../../adapters/store/repositories/tenders.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { charge, payment } from './fixtures.ts';

const openCharge = (chargeId: string, minor: number) => {
  const of = charge(chargeId, { amount: { minor, currency: 'CNY' } });
  return { charge: of, open: { charge: of, paidMinor: 0, creditedMinor: 0, settledAt: null, settledKnownAt: null } };
};
const settled = { charge: charge('s'), open: null };
const tender = (leftMinor: number, namedCharges: TenantTender['namedCharges'], change: Partial<Payment> = {}): TenantTender => ({
  payment: payment('p', 1_000, { reference: namedCharges[0]?.charge.chargeId ?? '', ...change }),
  named: [],
  leftMinor,
  namedCharges,
});

it.each<[string, boolean, TenantTender[]]>([
  ['one charge with room', true, [tender(100, [openCharge('a', 100)])]],
  ['a charge of each payment', true, [tender(60, [openCharge('a', 60)]), tender(60, [openCharge('b', 70)])]],
  ['no money at all', true, []],
  ['more than there is room for', false, [tender(101, [openCharge('a', 100)])]],
  ['two payments for one charge that has room for one', false, [tender(60, [openCharge('a', 100)]), tender(60, [openCharge('a', 100)])]],
  ['nothing named', false, [tender(1, [])]],
  ['a settled charge', false, [tender(1, [settled])]],
  ['a charge of another currency', false, [tender(1, [openCharge('a', 100)], { amount: { minor: 1, currency: 'EUR' } })]],
  ['a purpose that may keep it away', false, [tender(1, [openCharge('a', 100)], { purpose: 'water' })]],
  ['one charge under two references', false, [tender(1, [openCharge('a', 100)]), tender(1, [openCharge('a', 100)], { reference: 'bill' })]],
  ['money beside a payment of which more went back than was left', false, [tender(-600, []), tender(400, [])]],
])('money that names %s is sure to go there: %s', (_what, sure, tenders) => {
  expect(isTakenByNamed(tenders)).toBe(sure);
});
