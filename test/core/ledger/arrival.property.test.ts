import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import { DEBT_TYPES, type DebtType } from '../../../core/lease/debt-type.ts';
import { type AllocationPolicy, OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import type { Charge, Credit, Outflow, Payment } from '../../../core/ledger/ledger.ts';
import { replay } from '../../../core/ledger/replay.ts';
import type { ReplayFacts } from '../../../core/ledger/replay-facts.ts';
import { CAUTIOUS } from '../../../core/lock/packs/cautious.ts';
import { money } from '../../../core/money/money.ts';
import { charge, payment } from './facts.ts';
import { mostPaid } from './most-paid.ts';

/* Facts of one tenant, each with the transaction in which it arrives; a correction arrives with what it corrects or later. */
interface Facts {
  readonly charges: readonly Charge[];
  readonly payments: readonly Payment[];
  readonly outflows: readonly Outflow[];
  readonly credits: readonly Credit[];
}
type Arrivals = Readonly<Record<keyof Facts, readonly number[]>>;

const TRANSACTIONS = 6;
const MOST = 6;
const NOW = '2026-03-01T00:00:00.000Z';
const currency = fc.oneof({ weight: 4, arbitrary: fc.constant('CNY') }, { weight: 1, arbitrary: fc.constantFrom('JPY', 'KWD') });
const amount = fc.record({ minor: fc.integer({ min: 1, max: 500 }), currency });
const part = fc.integer({ min: 1, max: 4 });
/* Mostly those that stand in each other's way. */
const type = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<DebtType[]>('rent', 'electricity', 'water') },
  { weight: 1, arbitrary: fc.constantFrom(...DEBT_TYPES) },
);

const someFacts: fc.Arbitrary<Facts> = fc
  .record({
    charges: fc.array(fc.record({ amount, day: fc.nat(40), type, credited: fc.option(part) }), {
      maxLength: MOST,
    }),
    payments: fc.array(
      fc.record({
        amount,
        day: fc.nat(40),
        refers: fc.option(fc.nat(MOST)),
        purpose: fc.option(type, { freq: 2 }),
        back: fc.option(part),
      }),
      { maxLength: MOST },
    ),
  })
  .map(({ charges, payments }) => ({
    charges: charges.map((each, n) =>
      charge(`c${n}`, 1, plusDays('2026-01-01', each.day), { amount: money(each.amount.minor, each.amount.currency), debtType: each.type }),
    ),
    credits: charges.flatMap(({ credited, amount: of }, n) =>
      credited === null ? [] : [creditOf(n, Math.ceil(of.minor / credited), of.currency)],
    ),
    payments: payments.map((each, n) =>
      payment(`p${n}`, 1, {
        amount: money(each.amount.minor, each.amount.currency),
        paidAt: `${plusDays('2026-01-01', each.day)}T12:00:00.000Z`,
        reference: each.refers === null ? '' : `c${each.refers}`,
        purpose: each.purpose,
      }),
    ),
    outflows: payments.flatMap(({ back, amount: of }, n) => (back === null ? [] : [outflowOf(n, Math.ceil(of.minor / back), of.currency)])),
  }));

const arrivals: fc.Arbitrary<Arrivals> = fc.record({
  charges: batches(),
  payments: batches(),
  outflows: batches(),
  credits: batches(),
});

function batches(): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: TRANSACTIONS }), { minLength: MOST, maxLength: MOST });
}

function creditOf(n: number, minor: number, of: string): Credit {
  const more = { kind: 'credit-note', taxMinor: 0, by: 'amy', reason: '', effectiveOn: '2026-02-01', knownAt: NOW } as const;
  return { creditId: `k${n}`, chargeId: `c${n}`, amount: money(minor, of), ...more };
}

function outflowOf(n: number, minor: number, of: string): Outflow {
  const more = { kind: 'bounced', by: 'bank', reason: '', happenedAt: NOW, knownAt: NOW } as const;
  return { outflowId: `o${n}`, paymentId: `p${n}`, amount: money(minor, of), ...more };
}

function logOf(facts: Facts, when: Arrivals, policy: AllocationPolicy): ReplayFacts {
  const place = (list: readonly number[], index: number) => list[index] ?? 1;
  const indexOf = (id: string) => Number(id.slice(1));
  return {
    tenantId: 'T1',
    policies: new Map(Array.from({ length: TRANSACTIONS }, (_, index) => [index + 1, policy])),
    charges: facts.charges.map((fact, n) => ({ fact, batch: place(when.charges, n) })),
    payments: facts.payments.map((fact, n) => ({ fact, batch: place(when.payments, n) })),
    matches: [],
    outflows: facts.outflows.map((fact) => {
      const n = indexOf(fact.paymentId);
      return { fact, batch: Math.max(place(when.outflows, n), place(when.payments, n)) };
    }),
    credits: facts.credits.map((fact) => {
      const n = indexOf(fact.chargeId);
      return { fact, batch: Math.max(place(when.credits, n), place(when.charges, n)) };
    }),
    allocations: [],
  };
}

/** Open and left in the end, per currency; nothing of either stands there as 0. */
function standing(facts: Facts, when: Arrivals, policy: AllocationPolicy) {
  const { parts, openCharges, openPayments } = replay(logOf(facts, when, policy));
  const [open, left] = [new Map<string, number>(), new Map<string, number>()];
  const add = (sums: Map<string, number>, of: string, minor: number) => sums.set(of, (sums.get(of) ?? 0) + minor);
  for (const { chargeId, paidMinor, creditedMinor } of openCharges) {
    const known = facts.charges.find((each) => each.chargeId === chargeId);
    if (known) add(open, known.amount.currency, known.amount.minor - paidMinor - creditedMinor);
  }
  for (const { paymentId, leftMinor } of openPayments) {
    add(left, facts.payments.find((each) => each.paymentId === paymentId)?.amount.currency ?? '', leftMinor);
  }
  return { parts, open: Object.fromEntries([...open].sort()), left: Object.fromEntries([...left].sort()) };
}

const NO_FENCE: AllocationPolicy = { order: CAUTIOUS.allocation.order, ringFenced: [] };

it('the same facts leave the same open and the same credit, whatever order and transactions they arrive in', () => {
  fc.assert(
    fc.property(
      someFacts,
      arrivals,
      arrivals,
      fc.constantFrom(OLDEST_FIRST, CAUTIOUS.allocation, NO_FENCE),
      (facts, one, other, policy) => {
        const [a, b] = [standing(facts, one, policy), standing(facts, other, policy)];
        expect({ open: b.open, left: b.left }).toEqual({ open: a.open, left: a.left });
      },
    ),
    { numRuns: 300 },
  );
});

it('what was charged less what was credited is what is open and what is paid, and what came in is set, left or went back: in any order, under any policy', () => {
  fc.assert(
    fc.property(someFacts, arrivals, fc.constantFrom(OLDEST_FIRST, CAUTIOUS.allocation, NO_FENCE), (facts, when, policy) => {
      const { parts, open, left } = standing(facts, when, policy);
      for (const of of ['CNY', 'JPY', 'KWD']) {
        const total = (rows: readonly { readonly amount: { minor: number; currency: string } }[]) =>
          rows.filter((row) => row.amount.currency === of).reduce((sum, row) => sum + row.amount.minor, 0);
        const set = parts
          .filter(({ chargeId }) => facts.charges.find((each) => each.chargeId === chargeId)?.amount.currency === of)
          .reduce((sum, { minor }) => sum + minor, 0);
        expect(total(facts.charges) - total(facts.credits)).toBe((open[of] ?? 0) + set);
        expect(total(facts.payments)).toBe(set + (left[of] ?? 0) + total(facts.outflows));
      }
    }),
    { numRuns: 300 },
  );
});

/** Per currency, what is owed of each debt type by the facts alone. */
function owed({ charges, credits }: Facts, currency: string): Map<DebtType, number> {
  const debts = new Map<DebtType, number>();
  for (const { chargeId, amount: of, debtType } of charges) {
    if (of.currency !== currency) continue;
    const given = credits.filter((each) => each.chargeId === chargeId).reduce((sum, each) => sum + each.amount.minor, 0);
    debts.set(debtType, (debts.get(debtType) ?? 0) + of.minor - given);
  }
  return debts;
}

/** Per currency, what stayed of each payment. */
function stayed({ payments, outflows }: Facts, currency: string): { readonly payment: Payment; readonly minor: number }[] {
  return payments
    .filter((each) => each.amount.currency === currency)
    .map((each) => {
      const back = outflows.filter(({ paymentId }) => paymentId === each.paymentId).reduce((sum, { amount: of }) => sum + of.minor, 0);
      return { payment: each, minor: each.amount.minor - back };
    });
}

const sumOf = (of: Iterable<number>) => [...of].reduce((sum, minor) => sum + minor, 0);

it('nothing is left open that money could pay: as much is set as any way of setting it could, within what is kept for one type (L6)', () => {
  fc.assert(
    fc.property(someFacts, arrivals, fc.constantFrom(OLDEST_FIRST, CAUTIOUS.allocation, NO_FENCE), (facts, when, policy) => {
      const { open, left } = standing(facts, when, policy);
      const typeOf = (id: string) => facts.charges.find(({ chargeId }) => chargeId === id)?.debtType ?? null;
      const types = ({ purpose, reference }: Payment) => {
        const meant = [purpose, typeOf(reference)].find((type) => type !== null && policy.ringFenced.includes(type));
        return meant ? [meant] : null;
      };
      for (const currency of ['CNY', 'JPY', 'KWD']) {
        const debts = owed(facts, currency);
        const money = stayed(facts, currency);
        const most = mostPaid(
          debts,
          money.map(({ payment: of, minor }) => ({ minor, types: types(of) })),
        );
        expect(open[currency] ?? 0).toBe(sumOf(debts.values()) - most);
        expect(left[currency] ?? 0).toBe(sumOf(money.map(({ minor }) => minor)) - most);
      }
    }),
    { numRuns: 300 },
  );
});
