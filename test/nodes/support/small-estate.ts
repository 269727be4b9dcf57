/** One shop, its meters, its lease and its history: as small as a mall can be. */
export const estate = {
  units: [{ unitId: 'U-101', building: 'A', floor: '1' }],
  tenants: [{ tenantId: 'T-001', name: 'Corner Books' }],
  occupancies: [{ unitId: 'U-101', tenantId: 'T-001', from: '2024-01-01' }],
  circuits: [{ circuitId: 'C-101-E', unitId: 'U-101', utility: 'electricity', protectedClass: 'none' }],
  meters: [{ meterId: 'M-101-E', circuitId: 'C-101-E', dtuId: 'dtu-01', number: '000000000101', from: '2024-01-01' }],
  dtus: [{ dtuId: 'dtu-01', floor: '1' }],
};

/** A lease whose rent is due some days after `now`, and issued already. */
export function leases(now: Date): unknown {
  let due = new Date(now.getTime() + 5 * 86_400_000);
  while (due.getUTCDate() > 28) due = new Date(due.getTime() + 86_400_000);
  const line = {
    lineId: 'rent',
    debtType: 'rent',
    creditor: { party: 'Mall Ltd', role: 'landlord' },
    basis: { kind: 'fixed', amountMinor: 880_000 },
    dueDay: due.getUTCDate(),
    issueDaysBefore: 12,
  };
  const lease = { leaseId: 'L-001', tenantId: 'T-001', unitIds: ['U-101'], currency: 'CNY', from: '2024-01-01', lines: [line] };
  return { leases: [lease] };
}

/** Seven invoices, paid later and later, and one whose due date does not exist. */
export const history = `customerId,invoiceId,issueDate,dueDate,amount,settleDate
T-001,INV-1,2025-01-01,2025-01-31,100.00,2025-01-30
T-001,INV-2,2025-02-01,2025-02-28,100.00,2025-02-28
T-001,INV-3,2025-03-01,2025-03-31,100.00,2025-04-02
T-001,INV-4,2025-04-01,2025-04-30,100.00,2025-05-06
T-001,INV-5,2025-05-01,2025-05-31,100.00,2025-06-09
T-001,INV-6,2025-06-01,2025-06-30,100.00,2025-07-14
T-001,INV-7,2025-07-01,2025-07-31,100.00,2025-08-20
T-001,INV-8,2025-02-01,2025-02-30,100.00,
`;
