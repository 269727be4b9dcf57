import type { FeedFacts } from '../faces/feeds.ts';
import { addMissingRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

/** Pages of statements that come in several. */
export function statementPageRepository(scope: WritingScope): Pick<FeedFacts, 'notePage' | 'pagesOf'> {
  const { db, siteId } = scope;
  return {
    async notePage({ account, statementId, page, content }, origin, knownAt) {
      await addMissingRows(scope, 'statementPage', [{ siteId, account, statementId, page, content, origin, knownAt }]);
    },
    async pagesOf(account, statementId) {
      return db
        .selectFrom('statementPage')
        .select(['account', 'statementId', 'page', 'content'])
        .where('siteId', '=', siteId)
        .where('account', '=', account)
        .where('statementId', '=', statementId)
        .orderBy('page')
        .execute();
    },
  };
}
