import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import { allocate as allocateBy, byPayment, type Tender } from '../../../core/ledger/allocate.ts';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import type { Allocation, Charge, ChargeBalance, Payment } from '../../../core/ledger/ledger.ts';
import { namedTypes } from '../../../core/ledger/reference.ts';
import { money } from '../../../core/money/money.ts';
import { balance, charge, payment } from './facts.ts';

const allocate = (tenders: readonly Tender[], balances: readonly ChargeBalance[]) => allocateBy(tenders, balances, OLDEST_FIRST);
const tender = (of: Payment, named: Tender['named'] = []): Tender => ({ payment: of, named, leftMinor: of.amount.minor });
const open = [
  balance(charge('new', 100, '2026-02-05')),
  balance(charge('old', 100, '2026-01-05')),
  balance(charge('mid', 100, '2026-01-05')),
];

describe('one payment', () => {
  it('pays the oldest due first when it refers to nothing, and what remains is credit', () => {
    expect(allocate([tender(payment('p', 150))], open)[0]?.parts).toEqual([
      { chargeId: 'mid', minor: 100 },
      { chargeId: 'old', minor: 50 },
    ]);
    expect(allocate([tender(payment('p', 350))], open)[0]?.leftMinor).toBe(50);
  });

  it('pays the charge it refers to first, then the oldest due', () => {
    expect(allocate([tender(payment('p', 150, { reference: 'new' }))], open)[0]?.parts).toEqual([
      { chargeId: 'new', minor: 100 },
      { chargeId: 'mid', minor: 50 },
    ]);
  });

  it('pays all charges of the due date that a bill printed', () => {
    expect(allocate([tender(payment('p', 200, { reference: 'T1/2026-01-05' }))], open)[0]?.parts.map(({ chargeId }) => chargeId)).toEqual([
      'mid',
      'old',
    ]);
    expect(allocate([tender(payment('p', 100, { reference: 'T1/2026-02-05' }))], open)[0]?.parts.map(({ chargeId }) => chargeId)).toEqual([
      'new',
    ]);
  });

  it('never touches a charge of another currency', () => {
    const euro = payment('p', 500, { amount: money(500, 'EUR'), reference: 'new' });
    expect(allocate([tender(euro)], open)).toEqual([{ paymentId: 'p', parts: [], leftMinor: 500 }]);
  });

  it('touches imported history only when it names the very charge', () => {
    const history = balance(charge('hist', 100, '2025-01-05', { backfilled: true }));
    expect(allocate([tender(payment('p', 500))], [history])[0]?.leftMinor).toBe(500);
    expect(allocate([tender(payment('p', 500, { reference: 'T1/2025-01-05' }))], [history])[0]?.leftMinor).toBe(500);
    expect(allocate([tender(payment('p', 500, { reference: 'hist' }))], [history])[0]?.leftMinor).toBe(400);
  });

  it('finishes what was paid in part', () => {
    expect(allocate([tender(payment('p', 100))], [balance(charge('c', 100, '2026-01-05'), 70)])).toEqual([
      { paymentId: 'p', parts: [{ chargeId: 'c', minor: 30 }], leftMinor: 70 },
    ]);
  });
});

/* A ledger in miniature: facts arrive one by one, and after each one what is left is set against what is open, as the engine does. */
function arrive(facts: readonly (Charge | Payment)[]): { allocations: Allocation[]; charges: Charge[]; payments: Payment[] } {
  const charges: Charge[] = [];
  const payments: Payment[] = [];
  const allocations: Allocation[] = [];
  for (const fact of facts) {
    if ('chargeId' in fact) charges.push(fact);
    else payments.push(fact);
    const paid = (chargeId: string) =>
      allocations.filter((each) => each.chargeId === chargeId).reduce((sum, each) => sum + each.amountMinor, 0);
    const balances = charges.map((each) => balance(each, paid(each.chargeId)));
    const tenders = [...payments].sort(byPayment).map((each) => {
      const used = allocations
        .filter(({ paymentId }) => paymentId === each.paymentId)
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return { payment: each, named: namedTypes(each.reference, charges), leftMinor: each.amount.minor - used };
    });
    for (const { paymentId, parts } of allocate(tenders, balances)) {
      allocations.push(...parts.map(({ chargeId, minor }) => ({ paymentId, chargeId, amountMinor: minor, knownAt: fact.knownAt })));
    }
  }
  return { allocations, charges, payments };
}

const currency = fc.constantFrom('CNY', 'JPY', 'KWD');
const minor = fc.integer({ min: 1, max: 1_000_000 });
const someCharge = fc
  .record({ n: fc.nat(30), minor, currency, day: fc.nat(90), backfilled: fc.boolean() })
  .map(({ n, minor: amount, currency: of, day, backfilled }) =>
    charge(`c${n}`, amount, plusDays('2026-01-01', day), { amount: money(amount, of), backfilled }),
  );
const somePayment = fc
  .record({ n: fc.nat(30), minor, currency, reference: fc.option(fc.nat(30), { nil: null }) })
  .map(({ n, minor: amount, currency: of, reference }) =>
    payment(`p${n}`, amount, { amount: money(amount, of), reference: reference === null ? '' : `c${reference}` }),
  );
const someFacts = fc.tuple(
  fc.uniqueArray(someCharge, { selector: ({ chargeId }) => chargeId, maxLength: 12 }),
  fc.uniqueArray(somePayment, { selector: ({ paymentId }) => paymentId, maxLength: 12 }),
);
const totals = (rows: readonly { currency: string; minor: number }[]) => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.minor);
  return [...sums].filter(([, sum]) => sum !== 0).sort();
};

describe('any charges and payments, in any order of arrival', () => {
  it('never set more than was paid or owed, never across currencies, always whole', () => {
    fc.assert(
      fc.property(someFacts, ([charges, payments]) => {
        const { allocations } = arrive([...charges, ...payments]);
        for (const { paymentId, chargeId, amountMinor } of allocations) {
          expect(Number.isSafeInteger(amountMinor) && amountMinor > 0).toBe(true);
          const from = payments.find((each) => each.paymentId === paymentId);
          const to = charges.find((each) => each.chargeId === chargeId);
          expect(from?.amount.currency).toBe(to?.amount.currency);
          expect(to?.backfilled === true && from?.reference !== chargeId).toBe(false);
        }
        const sum = (key: 'paymentId' | 'chargeId', id: string) =>
          allocations.filter((each) => each[key] === id).reduce((total, each) => total + each.amountMinor, 0);
        for (const each of payments) expect(sum('paymentId', each.paymentId)).toBeLessThanOrEqual(each.amount.minor);
        for (const each of charges) expect(sum('chargeId', each.chargeId)).toBeLessThanOrEqual(each.amount.minor);
      }),
    );
  });

  it('leave the same balances and credit, whichever came first', () => {
    const shuffled = someFacts.chain(([charges, payments]) => {
      const facts = [...charges.filter((each) => !each.backfilled), ...payments];
      return fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }));
    });
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        const standing = (order: readonly (Charge | Payment)[]) => {
          const { allocations, charges, payments } = arrive(order);
          const set = (chargeId: string) =>
            allocations.filter((each) => each.chargeId === chargeId).reduce((sum, each) => sum - each.amountMinor, 0);
          const used = (paymentId: string) =>
            allocations.filter((each) => each.paymentId === paymentId).reduce((sum, each) => sum - each.amountMinor, 0);
          return {
            open: totals(charges.map((each) => ({ currency: each.amount.currency, minor: each.amount.minor + set(each.chargeId) }))),
            credit: totals(payments.map((each) => ({ currency: each.amount.currency, minor: each.amount.minor + used(each.paymentId) }))),
          };
        };
        expect(standing(other)).toEqual(standing(facts));
      }),
    );
  });
});
