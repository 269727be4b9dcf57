import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DebtType } from '../../../core/lease/debt-type.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import { openMinor } from '../../../core/ledger/ledger.ts';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { refundCredit } from '../../../engine/refund-credit.ts';
import { mostPaid } from '../../core/ledger/most-paid.ts';
import { booksOf } from '../../scenarios/books.ts';
import { CLERK } from '../../scenarios/clerk.ts';
import { Story } from '../../scenarios/story.ts';
import { arrive, type ChargeFact, type Facts, type PaymentFact } from './facts-in-order.ts';

const TENANTS = ['T1', 'T2'] as const;
const CURRENCIES = ['CNY', 'JPY'] as const;
const TYPES = ['rent', 'electricity', 'water'] as const;
/** As the shipped packs: money for electricity or water stays there (L6). */
const L6: AllocationPolicy = { order: [], ringFenced: ['electricity', 'water'] };
/** Money stays with whatever it was tendered for. */
const ALL_FENCED: AllocationPolicy = { order: [], ringFenced: [...TYPES] };

const order = fc.nat(99);
const minor = fc.integer({ min: 1, max: 500 });
const [tenant, currency, type] = [fc.constantFrom(...TENANTS), fc.constantFrom(...CURRENCIES), fc.constantFrom(...TYPES)];
const partOf = (whole: number, share: number) => Math.ceil(whole / share);

const someCharge: fc.Arbitrary<ChargeFact> = fc
  .record({
    tenantId: tenant,
    debtType: type,
    currency,
    minor,
    dueDay: fc.integer({ min: 1, max: 28 }),
    credited: fc.option(
      fc.record({ kind: fc.constantFrom('credit-note' as const, 'write-off' as const), minor: fc.integer({ min: 1, max: 4 }), order }),
    ),
    order,
  })
  .map((fact) =>
    fact.credited === null ? fact : { ...fact, credited: { ...fact.credited, minor: partOf(fact.minor, fact.credited.minor) } },
  );

function somePayment(purpose: fc.Arbitrary<DebtType | null>): fc.Arbitrary<PaymentFact> {
  const back = fc.record({
    kind: fc.constantFrom('bounced' as const, 'reversed' as const, 'refunded' as const),
    minor: fc.integer({ min: 1, max: 4 }),
    order,
  });
  return fc
    .record({
      tenantId: fc.option(tenant, { freq: 3 }),
      currency,
      minor,
      purpose,
      names: fc.option(fc.nat(4), { freq: 2 }),
      paidDay: fc.integer({ min: 1, max: 28 }),
      matches: fc.array(fc.record({ tenantId: tenant, order }), { maxLength: 2 }),
      back: fc.option(back),
      order,
    })
    .map((fact) => ({ ...fact, back: fact.back === null ? null : { ...fact.back, minor: partOf(fact.minor, fact.back.minor) } }));
}

/** What a payment names is a charge of its own tenant, or it is nobody's but for what it names; one that names something is given to nobody else later. */
function someFacts(purpose: fc.Arbitrary<DebtType | null>): fc.Arbitrary<Facts> {
  return fc
    .record({
      charges: fc.array(someCharge, { minLength: 2, maxLength: 5 }),
      payments: fc.array(somePayment(purpose), { minLength: 2, maxLength: 5 }),
    })
    .map(({ charges, payments }) => ({
      charges,
      payments: payments.map((fact) => {
        const named = fact.names === null ? undefined : charges[fact.names];
        const isOwn = named !== undefined && (fact.tenantId === null || named.tenantId === fact.tenantId);
        return isOwn ? { ...fact, matches: [] } : { ...fact, names: null };
      }),
    }));
}

type Sums = Record<string, number>;
interface Final {
  /** By tenant and currency, what comes to nothing left out. */
  readonly open: Sums;
  readonly credit: Sums;
  /** By currency. */
  readonly suspense: Sums;
}

const add = (sums: Sums, key: string, more: number) => {
  if (more !== 0) sums[key] = (sums[key] ?? 0) + more;
};

/** The owner in the end, by the last word on it. */
const ownerOf = ({ matches, tenantId, names }: PaymentFact, charges: readonly ChargeFact[]) =>
  matches.at(-1)?.tenantId ?? tenantId ?? (names === null ? null : (charges[names]?.tenantId ?? null));
const stayedOf = ({ minor: came, back }: PaymentFact) => came - (back?.minor ?? 0);
const owedOf = ({ minor: issued, credited }: ChargeFact) => issued - (credited?.minor ?? 0);

/** What the facts come to, none of them set against another: by account (of a tenant in one currency), as much is paid as can be. */
function model({ charges, payments }: Facts, { ringFenced }: AllocationPolicy): Final {
  const final: Final = { open: {}, credit: {}, suspense: {} };
  for (const of of CURRENCIES) {
    for (const tenantId of TENANTS) {
      const debts = new Map<DebtType, number>();
      for (const each of charges) {
        if (each.tenantId === tenantId && each.currency === of) debts.set(each.debtType, (debts.get(each.debtType) ?? 0) + owedOf(each));
      }
      const mine = payments.filter((each) => ownerOf(each, charges) === tenantId && each.currency === of);
      const purses = mine.map((each) => {
        const kept = [each.purpose, each.names === null ? null : (charges[each.names]?.debtType ?? null)].find(
          (type_) => type_ !== null && ringFenced.includes(type_),
        );
        return { minor: stayedOf(each), types: kept ? [kept] : null };
      });
      const paid = mostPaid(debts, purses);
      add(final.open, `${tenantId} ${of}`, [...debts.values()].reduce((sum, each) => sum + each, 0) - paid);
      add(final.credit, `${tenantId} ${of}`, purses.reduce((sum, each) => sum + each.minor, 0) - paid);
    }
    for (const each of payments) if (ownerOf(each, charges) === null && each.currency === of) add(final.suspense, of, stayedOf(each));
  }
  return final;
}

/** Where all money stays with what it was tendered for, by debt type too: what is owed less what came for it. */
function openByType({ charges, payments }: Facts): Sums {
  const open: Sums = {};
  for (const each of charges) add(open, `${each.tenantId} ${each.debtType} ${each.currency}`, owedOf(each));
  for (const each of payments) {
    const key = `${ownerOf(each, charges)} ${each.purpose} ${each.currency}`;
    if (open[key] !== undefined) open[key] -= stayedOf(each);
  }
  return Object.fromEntries(Object.entries(open).filter(([, left]) => left > 0));
}

interface Lived extends Final {
  readonly openByType: Sums;
}

/** Lives through the facts on a real store; its books must re-derive, and what it says is left over can be given back to the last unit. */
async function live(facts: Facts, allocation: AllocationPolicy): Promise<Lived> {
  const story = await Story.begin({ pack: { ...DEMO_MALL, allocation } });
  await arrive(story, facts);
  const { context } = story;
  const final = await context.store.read(async ({ ledger }) => {
    const sums: Lived = { open: {}, credit: {}, suspense: {}, openByType: {} };
    for (const tenantId of TENANTS) {
      for (const balance of await ledger.openBalances({ tenantId })) {
        const { amount, debtType } = balance.charge;
        add(sums.open, `${tenantId} ${amount.currency}`, openMinor(balance));
        add(sums.openByType, `${tenantId} ${debtType} ${amount.currency}`, openMinor(balance));
      }
      for (const { minor: left, currency: of } of await ledger.unusedCredit(tenantId)) add(sums.credit, `${tenantId} ${of}`, left);
    }
    for (const { payment, openMinor: left } of await ledger.suspense()) add(sums.suspense, payment.amount.currency, left);
    return sums;
  });
  for (const [account, left] of Object.entries(final.credit)) {
    const [tenantId = '', of = ''] = account.split(' ');
    const refund = await refundCredit(context, { tenantId, amount: { minor: left, currency: of }, reason: 'all of it' }, CLERK);
    if (!refund.ok) throw new Error(`the credit of ${account}: ${refund.reason}`);
  }
  const books = await context.store.read((tx) => booksOf(tx, context.clock.now()));
  expect(books.stored).toEqual(books.replayed);
  expect(books.spent).toEqual(books.received);
  return final;
}

/* The model knows no order: whatever order chance picks must come to what it says. */
const RUNS = 4;

it('charges, payments, matches, returns, refunds and credits of two tenants in two currencies come to the same open, credit and suspense in any order', async () => {
  await fc.assert(
    fc.asyncProperty(someFacts(fc.option(type, { freq: 2 })), async (facts) => {
      const { openByType: _, ...sums } = await live(facts, L6);
      expect(sums).toEqual(model(facts, L6));
    }),
    { numRuns: RUNS },
  );
}, 60_000);

it('and of each debt type, where a pack keeps all money with what it was tendered for', async () => {
  await fc.assert(
    fc.asyncProperty(someFacts(type), async (facts) => {
      expect(await live(facts, ALL_FENCED)).toEqual({ ...model(facts, ALL_FENCED), openByType: openByType(facts) });
    }),
    { numRuns: RUNS },
  );
}, 60_000);
