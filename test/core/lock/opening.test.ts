import { describe, expect, it } from 'vitest';
import type { Charge } from '../../../core/ledger/ledger.ts';
import { casesToOpen, type OpeningFacts } from '../../../core/lock/opening.ts';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { DUE, NOW } from './facts.ts';

const charge = (chargeId: string, change: Partial<Charge> = {}): OpeningFacts['balances'][number] => ({
  charge: {
    chargeId,
    tenantId: 't-1',
    leaseId: 'lease-1',
    lineId: 'rent',
    debtType: 'rent',
    creditor: { party: 'Mall Co', role: 'landlord' },
    amount: { minor: 500_000, currency: 'CNY' },
    taxMinor: 0,
    about: null,
    working: '',
    periodFrom: null,
    periodTo: null,
    issueDate: '2025-12-20',
    dueDate: DUE,
    knownAt: NOW,
    backfilled: false,
    ...change,
  },
  paidMinor: 0,
  creditedMinor: 0,
  settledAt: null,
  settledKnownAt: null,
});
const facts = (balances: OpeningFacts['balances'], change: Partial<OpeningFacts> = {}): OpeningFacts => ({
  today: '2026-01-06',
  currency: 'CNY',
  balances,
  leasesWithClause: new Set(['lease-1']),
  protectedLeases: new Set(),
  inCase: new Set(),
  holds: [],
  ...change,
});

describe('opening a case', () => {
  it('takes what one lease owes one creditor in one currency, and its clock is the oldest of it', () => {
    const { groups } = casesToOpen(
      facts([
        charge('rent'),
        charge('water', { debtType: 'water', dueDate: '2026-01-03' }),
        charge('power', { debtType: 'electricity', creditor: { party: 'Power Co', role: 'utility-reseller' } }),
        charge('today', { dueDate: '2026-01-06' }),
      ]),
      DEMO_MALL,
    );
    expect(groups).toMatchObject([
      { chargeIds: ['rent', 'water'], clockDate: '2026-01-03', debtMinor: 1_000_000 },
      { chargeIds: ['power'], clockDate: DUE },
    ]);
  });

  it.each([
    ['nothing is open', facts([{ ...charge('a'), paidMinor: 500_000 }]), 'settled'],
    ['it was imported as history', facts([charge('a', { backfilled: true })]), 'history'],
    ['it belongs to no lease', facts([charge('a', { leaseId: null })]), 'L30'],
    ['the lease has no clause', facts([charge('a')], { leasesWithClause: new Set() }), 'L30'],
    ['the lease is protected', facts([charge('a')], { protectedLeases: new Set(['lease-1']) }), 'L19'],
    ['it is a property fee', facts([charge('a', { creditor: { party: 'P', role: 'property-service-provider' } })]), 'L3'],
    ['it is due today', facts([charge('a', { dueDate: '2026-01-06' })]), 'L22'],
    ['it is older than two years', facts([charge('a', { dueDate: '2023-12-01' })]), 'L18'],
    ['it stands in a case', facts([charge('a')], { inCase: new Set(['a']) }), 'in-case'],
    ['the tenant is held', facts([charge('a')], { holds: ['dispute h'] }), 'hold'],
    ['it is below the floor', facts([charge('a', { amount: { minor: 9_999, currency: 'CNY' } })]), 'L14'],
    ['the floor is in another currency', facts([charge('a', { amount: { minor: 500_000, currency: 'USD' } })]), 'L14'],
  ])('does not happen when %s', (_, given, rule) => {
    expect(casesToOpen(given, DEMO_MALL)).toMatchObject({ groups: [], reasons: [{ rule }] });
  });
});
