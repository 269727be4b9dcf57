import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { booksOf } from '../../scenarios/books.ts';
import { Player, someTransactions } from './any-ledger.ts';
import { NOW, SITE, temporaryFolder } from './fixtures.ts';

const END = '2027-01-01T00:00:00.000Z';

it('whatever happens to a ledger, its money adds up and its accounts re-derive from their facts after every transaction', async () => {
  const folder = temporaryFolder();
  const empty = join(folder, 'empty.db');
  await (await openSqliteStore(empty, SITE, NOW)).close();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(someTransactions, async (transactions) => {
      const path = join(folder, `run-${++run}.db`);
      copyFileSync(empty, path);
      const store = await openSqliteStore(path, SITE, NOW);
      try {
        const player = new Player();
        for (const transaction of transactions) await store.transaction(({ ledger }) => player.play(ledger, transaction));
        const books = await store.read(async (tx) => booksOf(tx, END, ['ada', 'bob']));
        expect(books.stored).toEqual(books.replayed);
        expect(books.spent).toEqual(books.received);
        expect(books.open).toEqual(books.owed);
        expect(await store.read((tx) => standsWithin(tx, ['ada', 'bob']))).toEqual([]);
      } finally {
        await store.close();
      }
    }),
    { numRuns: 40 },
  );
});

/* Never more set than was paid or owed, never across currencies or tenants, always whole. */
async function standsWithin({ ledger }: Parameters<typeof booksOf>[0], tenantIds: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const tenantId of tenantIds) {
    const payments = new Map((await ledger.payments(tenantId, END)).map((payment) => [payment.paymentId, payment]));
    const balances = await ledger.balances(tenantId, END);
    for (const { charge, paidMinor, creditedMinor } of balances) {
      if (paidMinor < 0 || paidMinor + creditedMinor > charge.amount.minor) wrong.push(`${charge.chargeId} is paid ${paidMinor}`);
      for (const part of await ledger.standing({ chargeIds: [charge.chargeId] })) {
        const from = payments.get(part.paymentId);
        if (from === undefined) wrong.push(`${part.paymentId} of somebody else pays ${charge.chargeId}`);
        else if (from.amount.currency !== charge.amount.currency) wrong.push(`${part.paymentId} pays in another currency`);
        if (!Number.isSafeInteger(part.minor) || part.minor <= 0) wrong.push(`${part.paymentId} stands with ${part.minor}`);
      }
    }
    for (const { payment, leftMinor } of await ledger.tenders(tenantId))
      if (leftMinor > payment.amount.minor) wrong.push(payment.paymentId);
  }
  return wrong;
}
