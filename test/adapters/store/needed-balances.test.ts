import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { type Account, settleAccount } from '../../../core/ledger/settle-account.ts';
import { charge, payment, temporaryStore } from './fixtures.ts';

const COUNT = 24;
const dueOf = (n: number) => `2026-01-${String(1 + Math.floor(n / 2)).padStart(2, '0')}` as const;

class Undone extends Error {}

/* A tenant with two charges due on each of twelve days, every fifth in another currency. */
async function shop() {
  const store = await temporaryStore();
  const charges = Array.from({ length: COUNT }, (_, n) =>
    charge(`c${String(n).padStart(2, '0')}`, { dueDate: dueOf(n), amount: { minor: 100 + n, currency: n % 5 === 4 ? 'USD' : 'CNY' } }),
  );
  await store.transaction(({ ledger }) => ledger.addCharges(charges));
  /* What money of these payments needs, by the policy and with all that is open; nothing of it stays. */
  const accounts = async (payments: readonly Payment[]): Promise<{ few: Account; all: Account }> => {
    let read: { few: Account; all: Account } | null = null;
    const work = store.transaction(async ({ ledger }) => {
      await ledger.addPayments(payments);
      const [few] = await ledger.accounts(['ada'], OLDEST_FIRST);
      const [all] = await ledger.accounts(['ada']);
      if (few && all) read = { few, all };
      throw new Undone();
    });
    await expect(work).rejects.toThrow(Undone);
    if (read === null) throw new Error('every tenant has an account');
    return read;
  };
  return { store, accounts };
}

const reference = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 0, max: COUNT - 1 }).map((n) => `c${String(n).padStart(2, '0')}`),
  fc.integer({ min: 0, max: COUNT - 1 }).map((n) => `ada/${dueOf(n)}`),
);

it('money goes where it would with all that is open at hand, though only what it can reach is read', async () => {
  const { store, accounts } = await shop();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ minor: fc.integer({ min: 1, max: 700 }), reference }), { minLength: 1, maxLength: 6 }),
      async (money) => {
        const { few, all } = await accounts(money.map(({ minor, ...named }, n) => payment(`p${n}`, minor, named)));
        expect(settleAccount(few, OLDEST_FIRST)).toEqual(settleAccount(all, OLDEST_FIRST));
      },
    ),
    { numRuns: 150 },
  );
  await store.close();
});

it('money that names a later charge does not make more of the older ones be read', async () => {
  const { store, accounts } = await shop();
  const { few } = await accounts([payment('p1', 50), payment('p2', 122, { reference: 'c22' }), payment('p3', 123, { reference: 'c23' })]);
  expect(few.balances.map(({ charge: { chargeId } }) => chargeId).sort()).toEqual(['c00', 'c01', 'c02', 'c03', 'c22', 'c23']);
  await store.close();
});
