import type { FeedFacts } from '../faces/feeds.ts';
import { addMissingRows } from './add-rows.ts';
import { pieces } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

/** By what the bank names the payments that it told of. */
export function bankRefRepository(scope: WritingScope): Pick<FeedFacts, 'addBankRefs' | 'paymentsByRef' | 'lastMovement'> {
  const { db, siteId } = scope;
  return {
    async addBankRefs(refs) {
      const rows = refs.map(({ account, ref, paymentId }) => ({ siteId, account, ref, paymentId }));
      await addMissingRows(scope, 'bankRef', rows);
    },
    async lastMovement(account) {
      /* Ids of an account's payments begin with it; `0` is the character after `/`. */
      const name = account.replace(/\s/g, '');
      const byRef = db.selectFrom('bankRef').select('paymentId').where('siteId', '=', siteId).where('account', '=', account);
      const [paid, referred, back] = await Promise.all([
        db
          .selectFrom('payment')
          .select(({ fn }) => fn.max('paidAt').as('at'))
          .where('siteId', '=', siteId)
          .where('paymentId', '>=', `${name}/`)
          .where('paymentId', '<', `${name}0`)
          .executeTakeFirst(),
        db
          .selectFrom('payment')
          .select(({ fn }) => fn.max('paidAt').as('at'))
          .where('siteId', '=', siteId)
          .where('paymentId', 'in', byRef)
          .executeTakeFirst(),
        db
          .selectFrom('outflow')
          .select(({ fn }) => fn.max('happenedAt').as('at'))
          .where('siteId', '=', siteId)
          .where('paymentId', '>=', `${name}/`)
          .where('paymentId', '<', `${name}0`)
          .where('kind', '<>', 'refunded')
          .executeTakeFirst(),
      ]);
      return (
        [paid?.at, referred?.at, back?.at]
          .filter((at) => at !== null && at !== undefined)
          .sort()
          .at(-1) ?? null
      );
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
