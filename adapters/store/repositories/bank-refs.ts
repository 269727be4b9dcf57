import type { FeedFacts } from '../faces/feeds.ts';
import { addMissingRows } from './add-rows.ts';
import { pieces } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

/** By what the bank names the payments that it told of. */
export function bankRefRepository(scope: WritingScope): Pick<FeedFacts, 'addBankRefs' | 'paymentsByRef'> {
  const { db, siteId } = scope;
  return {
    async addBankRefs(refs) {
      const rows = refs.map(({ account, ref, paymentId }) => ({ siteId, account, ref, paymentId }));
      await addMissingRows(scope, 'bankRef', rows);
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
