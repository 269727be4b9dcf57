/** The smallest estate that can be scored and stated: one unit, two tenants, one lease. */
export const smallEstate = {
  units: [{ unitId: 'U1', building: 'A', floor: '1', areaM2: 40 }],
  tenants: [
    { tenantId: 'T1', name: 'Tea & Co' },
    { tenantId: 'T2', name: 'Shoes' },
  ],
  occupancies: [{ unitId: 'U1', tenantId: 'T1', from: '2024-01-01' }],
  circuits: [{ circuitId: 'U1-E', unitId: 'U1', utility: 'electricity' }],
  dtus: [{ dtuId: 'dtu-01', floor: '1' }],
  meters: [{ meterId: 'm-1', circuitId: 'U1-E', dtuId: 'dtu-01', number: '000000000001', from: '2024-01-01' }],
};

export const smallLeases = {
  leases: [
    {
      leaseId: 'L1',
      tenantId: 'T1',
      unitIds: ['U1'],
      currency: 'CNY',
      from: '2024-01-01',
      lines: [
        {
          lineId: 'rent',
          debtType: 'rent',
          creditor: { party: 'Mall Co', role: 'landlord' },
          basis: { kind: 'fixed', amountMinor: 500_000 },
          dueDay: 5,
          issueDaysBefore: 7,
        },
      ],
    },
  ],
};
