import type { FeedFacts } from '../faces/feeds.ts';
import { pieces, type Scope } from './scope.ts';

/** By what the bank names the payments that it told of. */
export function bankRefRepository({ db, siteId }: Scope): Pick<FeedFacts, 'addBankRefs' | 'paymentsByRef'> {
  return {
    async addBankRefs(refs) {
      for (const piece of pieces(refs, 4)) {
        await db
          .insertInto('bankRef')
          .values(piece.map(({ account, ref, paymentId }) => ({ siteId, account, ref, paymentId })))
          .onConflict((conflict) => conflict.columns(['siteId', 'account', 'ref', 'paymentId']).doNothing())
          .execute();
      }
    },
    async paymentsByRef(account, refs) {
      const found = new Map<string, string[]>();
      for (const piece of pieces([...new Set(refs)], 1)) {
        const rows = await db
          .selectFrom('bankRef')
          .select(['ref', 'paymentId'])
          .where('siteId', '=', siteId)
          .where('account', '=', account)
          .where('ref', 'in', piece)
          .orderBy('paymentId')
          .execute();
        for (const { ref, paymentId } of rows) found.set(ref, [...(found.get(ref) ?? []), paymentId]);
      }
      return found;
    },
  };
}
