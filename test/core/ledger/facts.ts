import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { Charge, ChargeBalance, Payment } from '../../../core/ledger/ledger.ts';
import { money } from '../../../core/money/money.ts';

/** A charge of tenant T1 with the amount given, due on a day. */
export function charge(chargeId: string, minor: number, dueDate: CivilDate, change: Partial<Charge> = {}): Charge {
  return {
    chargeId,
    tenantId: 'T1',
    leaseId: null,
    lineId: null,
    debtType: 'rent',
    creditor: { party: 'Mall Ltd', role: 'landlord' },
    amount: money(minor, 'CNY'),
    taxMinor: 0,
    about: null,
    working: '',
    periodFrom: null,
    periodTo: null,
    issueDate: dueDate,
    dueDate,
    knownAt: '2026-01-01T00:00:00.000Z',
    backfilled: false,
    ...change,
  };
}

/** The charge with so much of it paid. */
export function balance(of: Charge, paidMinor = 0): ChargeBalance {
  return { charge: of, paidMinor, creditedMinor: 0, settledAt: null, settledKnownAt: null };
}

/** A payment of tenant T1. */
export function payment(paymentId: string, minor: number, change: Partial<Payment> = {}): Payment {
  return {
    paymentId,
    tenantId: 'T1',
    payer: '',
    payerAccount: '',
    reference: '',
    purpose: null,
    amount: money(minor, 'CNY'),
    paidAt: '2026-01-10T00:00:00.000Z',
    knownAt: '2026-01-10T00:00:00.000Z',
    backfilled: false,
    ...change,
  };
}
