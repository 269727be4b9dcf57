import type { ChargeLine, Lease } from '../../../core/lease/lease.ts';

const creditor = { party: 'Mall Ltd', role: 'landlord' } as const;

/** 3 100.00 a month, due on the 5th, issued ten days before. */
export const RENT: ChargeLine = {
  lineId: 'rent',
  debtType: 'rent',
  creditor,
  basis: { kind: 'fixed', amountMinor: 310_000 },
  dueDay: 5,
  issueDaysBefore: 10,
};

/** 0.87 a kWh, due on the 20th, issued ten days before. */
export const POWER: ChargeLine = {
  lineId: 'power',
  debtType: 'electricity',
  creditor,
  basis: { kind: 'metered', utility: 'electricity', tariffMinor: 87 },
  dueDay: 20,
  issueDaysBefore: 10,
};

/** A lease from 2026-01-01 on, of tenant T1 in unit U1. */
export function shopLease(change: Partial<Lease> = {}): Lease {
  return {
    leaseId: 'L1',
    tenantId: 'T1',
    unitIds: ['U1'],
    currency: 'CNY',
    from: '2026-01-01',
    to: null,
    disconnectionClause: { ref: '§ 9', noticeDays: 3 },
    reconnect: 'as-meter',
    lines: [RENT],
    ...change,
  };
}
