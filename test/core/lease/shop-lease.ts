import type { ChargeLine, FixedBasis, Lease } from '../../../core/lease/lease.ts';

const LINE = {
  creditor: { party: 'Mall Ltd', role: 'landlord' },
  currency: 'CNY',
  from: null,
  to: null,
  frequency: 'month',
  anchor: 'calendar',
  timing: 'advance',
  convention: 'none',
  proration: 'actual-month',
  tax: null,
  lateFee: null,
} as const;

/** A fixed amount a month, and whatever else is said of it. */
export function fixed(amountMinor: number, change: Partial<Omit<FixedBasis, 'kind'>> = {}): FixedBasis {
  return { kind: 'fixed', amountMinor, per: 'month', of: 'lease', steps: [], escalation: null, rentFree: [], ...change };
}

/** 3 100.00 a month, due on the 5th, issued ten days before. */
export const RENT: ChargeLine = {
  ...LINE,
  lineId: 'rent',
  debtType: 'rent',
  basis: fixed(310_000),
  dueDay: 5,
  issueDaysBefore: 10,
};

/** 0.87 a kWh, due on the 20th, issued ten days before. */
export const POWER: ChargeLine = {
  ...LINE,
  lineId: 'power',
  debtType: 'electricity',
  timing: 'arrears',
  basis: { kind: 'metered', utility: 'electricity', tariff: { kind: 'flat', milliMinor: 87_000 }, billTo: 'issue-date' },
  dueDay: 20,
  issueDaysBefore: 10,
};

/** A lease from 2026-01-01 on, of tenant T1 in unit U1; a currency that is given is that of its lines too. */
export function shopLease({ lines = [RENT], ...change }: Partial<Lease> = {}): Lease {
  const { currency = null } = change;
  return {
    leaseId: 'L1',
    tenantId: 'T1',
    unitIds: ['U1'],
    currency: 'CNY',
    from: '2026-01-01',
    to: null,
    disconnectionClause: { ref: '§ 9', noticeDays: 3 },
    reconnect: 'as-meter',
    parties: [],
    contacts: [],
    areaDm2: null,
    signedOn: null,
    depositMinor: null,
    protectedStatus: 'none',
    amendment: null,
    ...change,
    lines: currency === null ? lines : lines.map((line) => ({ ...line, currency })),
  };
}
