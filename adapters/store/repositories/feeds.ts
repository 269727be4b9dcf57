import type { CivilDate } from '../../../core/calendar/civil.ts';
import { type AccountClosing, type Coverage, coverageOf, joined } from '../../../core/ledger/coverage.ts';
import type { FeedFacts } from '../faces/feeds.ts';
import { addMissingRows, addRows } from './add-rows.ts';
import { nextNumber } from './next-number.ts';
import { pieces, type Scope } from './scope.ts';
import type { WritingScope } from './written-rows.ts';

type Part = Pick<FeedFacts, 'noteFeed' | 'noteCover' | 'noteClosing' | 'closings' | 'feed' | 'coverage'>;

/** How far feeds have told everything. Each step is a fact of its own; the days of an account are joined beside them. */
export function feedRepository(scope: WritingScope): Part {
  const { db, siteId } = scope;
  return {
    async noteFeed(feed, coveredThrough, knownAt) {
      await addMissingRows(scope, 'feed', [{ siteId, feed, coveredThrough, knownAt }]);
    },
    async noteCover(feed, account, days, origin, knownAt) {
      const row = { siteId, feed, account, fromDate: days.from, throughDate: days.through, origin, knownAt };
      await addMissingRows(scope, 'feedCover', [row]);
      const spans = (await spansOf(scope, feed)).get(account) ?? [];
      await db.deleteFrom('feedSpan').where('siteId', '=', siteId).where('feed', '=', feed).where('account', '=', account).execute();
      const whole = joined([...spans, days]).map(({ from, through }) => ({ siteId, feed, account, fromDate: from, throughDate: through }));
      for (const piece of pieces(whole, 5)) await db.insertInto('feedSpan').values(piece).execute();
    },
    async noteClosing(feed, { account, closedOn, by, reason, knownAt }) {
      const number = await nextNumber(scope, 'feedClose', { feed, account });
      await addRows(scope, 'feedClose', [{ siteId, feed, account, number, closedOn, by, reason, knownAt }]);
    },
    closings: (feed) => closings(scope, feed),
    async feed(feed) {
      const { coveredThrough } = await coverage(scope, feed);
      if (coveredThrough === null) return null;
      const knownAt = await knownSince(scope, feed, coveredThrough);
      return knownAt === null ? null : { coveredThrough, knownAt };
    },
    coverage: (feed) => coverage(scope, feed),
  };
}

async function coverage(scope: Scope, feed: string): Promise<Coverage> {
  const { db, siteId } = scope;
  const all = await db
    .selectFrom('feed')
    .select('coveredThrough')
    .where('siteId', '=', siteId)
    .where('feed', '=', feed)
    .orderBy('coveredThrough', 'desc')
    .limit(1)
    .executeTakeFirst();
  return coverageOf(await spansOf(scope, feed), all?.coveredThrough ?? null, await closings(scope, feed));
}

async function closings(scope: Scope, feed: string): Promise<AccountClosing[]> {
  const last = new Map((await wordsOn(scope, feed)).map((word) => [word.account, word]));
  return [...last.values()].flatMap(({ closedOn, ...word }) => (closedOn === null ? [] : [{ ...word, closedOn }]));
}

function wordsOn({ db, siteId }: Scope, feed: string) {
  return db
    .selectFrom('feedClose')
    .select(['account', 'closedOn', 'by', 'reason', 'knownAt'])
    .where('siteId', '=', siteId)
    .where('feed', '=', feed)
    .orderBy('account')
    .orderBy('number')
    .execute();
}

async function spansOf({ db, siteId }: Scope, feed: string) {
  const rows = await db
    .selectFrom('feedSpan')
    .select(['account', 'fromDate as from', 'throughDate as through'])
    .where('siteId', '=', siteId)
    .where('feed', '=', feed)
    .orderBy('account')
    .orderBy('fromDate')
    .execute();
  return Map.groupBy(rows, ({ account }) => account);
}

/* Of the word that vouches for that day, else of the last file that told anything. */
async function knownSince({ db, siteId }: Scope, feed: string, covered: CivilDate) {
  const vouched = await db
    .selectFrom('feed')
    .select('knownAt')
    .where('siteId', '=', siteId)
    .where('feed', '=', feed)
    .where('coveredThrough', '=', covered)
    .executeTakeFirst();
  if (vouched) return vouched.knownAt;
  const last = db.selectFrom('feedCover').select('knownAt').where('siteId', '=', siteId).where('feed', '=', feed);
  return (await last.orderBy('knownAt', 'desc').limit(1).executeTakeFirst())?.knownAt ?? null;
}
