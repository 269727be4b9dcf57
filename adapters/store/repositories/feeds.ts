import type { LedgerRepository } from '../faces/ledger.ts';
import type { Scope } from './scope.ts';

/** How far a feed has told everything. Each step is a fact of its own; the furthest one counts. */
export function feedRepository({ db, siteId }: Scope): Pick<LedgerRepository, 'noteFeed' | 'feed'> {
  return {
    async noteFeed(feed, coveredThrough, knownAt) {
      await db
        .insertInto('feed')
        .values({ siteId, feed, coveredThrough, knownAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'feed', 'coveredThrough']).doNothing())
        .execute();
    },
    async feed(feed) {
      const found = await db
        .selectFrom('feed')
        .select(['coveredThrough', 'knownAt'])
        .where('siteId', '=', siteId)
        .where('feed', '=', feed)
        .orderBy('coveredThrough', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found ?? null;
    },
  };
}
