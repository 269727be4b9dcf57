import type { Tenant } from '../../core/estate/estate.ts';
import type { ChargeLine, Lease } from '../../core/lease/lease.ts';
import { YEARS } from './bench-site.ts';

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
  issueDaysBefore: 10,
} as const;

/** Tenant number `n`. */
export function tenantId(n: number): string {
  return `T-${String(n).padStart(5, '0')}`;
}

export function benchTenant(n: number): Tenant {
  return { tenantId: tenantId(n), name: `Shop ${n} Ltd`, language: 'en', contacts: [] };
}

/** A lease over all three years: rent that goes up once a year, by whole yuan that differ from lease to lease. */
export function benchLease(n: number): Lease {
  const rent: ChargeLine = {
    ...LINE,
    lineId: 'rent',
    debtType: 'rent',
    dueDay: 1 + (n % 28),
    basis: {
      kind: 'fixed',
      amountMinor: 500_000 + (n % 977) * 100,
      per: 'month',
      of: 'lease',
      steps: [],
      escalation: { first: '2024-01-01', everyMonths: 12, percentBp: 300, compound: true },
      rentFree: [],
    },
  };
  return {
    leaseId: `L-${String(n).padStart(5, '0')}`,
    tenantId: tenantId(n),
    unitIds: [`U-${n}`],
    currency: 'CNY',
    from: YEARS.from,
    to: YEARS.to,
    disconnectionClause: { ref: '9', noticeDays: 3 },
    reconnect: 'as-meter',
    parties: [],
    contacts: [],
    areaDm2: null,
    signedOn: null,
    depositMinor: null,
    protectedStatus: 'none',
    amendment: null,
    lines: [rent],
  };
}
