import { describe, expect, it } from 'vitest';
import type { DebtType } from '../../../core/lease/debt-type.ts';
import { allocate, fenceOf, type Tender } from '../../../core/ledger/allocate.ts';
import { type AllocationPolicy, OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { namedTypes, parseBillReference } from '../../../core/ledger/reference.ts';
import { balance, charge, payment } from './facts.ts';

const CHARGES = [
  charge('rent', 100, '2026-01-05'),
  charge('power', 100, '2026-01-20', { debtType: 'electricity' }),
  charge('water', 100, '2026-01-20', { debtType: 'water' }),
  charge('fee', 100, '2026-01-01', { debtType: 'late-fee' }),
  charge('odd', 100, '2026-01-02', { debtType: 'other' }),
];
const UTILITIES_FIRST: AllocationPolicy = {
  order: [['electricity', 'water'], ['rent'], ['late-fee']],
  ringFenced: ['electricity', 'water'],
};

function tender(minor: number, change: Partial<Payment> = {}): Tender {
  const of = payment('p', minor, change);
  return { payment: of, named: namedTypes(of.reference, CHARGES), leftMinor: minor };
}
const paid = (of: Tender, policy = OLDEST_FIRST) =>
  allocate(
    [of],
    CHARGES.map((each) => balance(each)),
    policy,
  )[0]?.parts.map(({ chargeId, minor }) => `${chargeId} ${minor}`);

describe('a policy', () => {
  it('orders groups of debt types, in a group the oldest due; types that it does not name come last', () => {
    expect(paid(tender(500), UTILITIES_FIRST)).toEqual(['power 100', 'water 100', 'rent 100', 'fee 100', 'odd 100']);
    expect(paid(tender(500), OLDEST_FIRST)).toEqual(['fee 100', 'odd 100', 'rent 100', 'power 100', 'water 100']);
  });

  it.each<[string, Partial<Payment>, string[]]>([
    ['its purpose', { purpose: 'electricity' }, ['power 100']],
    ['the charge that it names', { reference: 'power' }, ['power 100']],
    ['the part of a bill that it names', { reference: 'T1/2026-01-20/water' }, ['water 100']],
    ['the types of a bill that is of utilities alone', { reference: 'T1/2026-01-20' }, ['power 100', 'water 100']],
    ['its purpose, whatever its reference names', { purpose: 'water', reference: 'rent' }, ['water 100']],
    ['a type that it names before there is such a charge', { reference: 'T1/2026-09-01/electricity' }, ['power 100']],
  ])('keeps ring-fenced money to %s (L6)', (_what, change, parts) => {
    expect(paid(tender(500, change))).toEqual(parts);
  });

  it('lets other money pay what it was tendered for first, then the rest', () => {
    expect(paid(tender(150, { purpose: 'rent' }))).toEqual(['rent 100', 'fee 50']);
    expect(paid(tender(150, { reference: 'rent' }))).toEqual(['rent 100', 'fee 50']);
  });

  it('lets money for a bill of rent and electricity pay both: only what names utilities alone is kept to them', () => {
    const both = [...CHARGES, charge('shop', 100, '2026-01-20')];
    const of = payment('p', 500, { reference: 'T1/2026-01-20' });
    const mixed: Tender = { payment: of, named: namedTypes(of.reference, both), leftMinor: 500 };
    expect(mixed.named).toEqual(['electricity', 'rent', 'water']);
    expect(fenceOf(mixed, OLDEST_FIRST)).toBeNull();
  });

  it('fences nothing where it says so', () => {
    const free: AllocationPolicy = { order: [], ringFenced: [] };
    expect(paid(tender(200, { purpose: 'electricity' }), free)).toEqual(['power 100', 'fee 100']);
    expect(fenceOf(tender(1, { reference: 'power' }), free)).toBeNull();
  });
});

describe('a reference', () => {
  it.each<[string, ReturnType<typeof parseBillReference>]>([
    ['T1/2026-01-20', { tenantId: 'T1', dueDate: '2026-01-20', debtType: null }],
    ['T1/2026-01-20/service-charge', { tenantId: 'T1', dueDate: '2026-01-20', debtType: 'service-charge' }],
    ['mall/A/2026-01-20', { tenantId: 'mall/A', dueDate: '2026-01-20', debtType: null }],
    ['T1/2026-01-20/lunch', null],
    ['T1/2026-02-30', null],
    ['2026-01-20', null],
    ['', null],
  ])('%s', (text, read) => {
    expect(parseBillReference(text)).toEqual(read);
  });

  it('names the debt types of what it stands for, history by its very id only', () => {
    const history = charge('h', 1, '2026-01-20', { debtType: 'deposit', backfilled: true });
    const types = (reference: string): DebtType[] => namedTypes(reference, [...CHARGES, history]);
    expect(types('T1/2026-01-20')).toEqual(['electricity', 'water']);
    expect(types('h')).toEqual(['deposit']);
    expect(types('nobody/2026-01-20')).toEqual([]);
    expect(types('')).toEqual([]);
  });
});
