import { plusDays } from '../../../core/calendar/civil.ts';
import type { FeedFacts } from '../faces/feeds.ts';
import { addMissingRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

/** What statements opened and closed at. */
export function statementBalanceRepository(scope: WritingScope): Pick<FeedFacts, 'noteBalance' | 'balancesBeside'> {
  const { db, siteId } = scope;
  return {
    async noteBalance({ account, currency, days, openingMinor, closingMinor }, origin, knownAt) {
      await addMissingRows(scope, 'statementBalance', [
        { siteId, account, currency, fromDate: days.from, throughDate: days.through, openingMinor, closingMinor, origin, knownAt },
      ]);
    },
    async balancesBeside(account, currency, { from, through }) {
      const rows = await db
        .selectFrom('statementBalance')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('account', '=', account)
        .where('currency', '=', currency)
        .where((eb) => eb.or([eb('throughDate', '=', plusDays(from, -1)), eb('fromDate', '=', plusDays(through, 1))]))
        .orderBy('fromDate')
        .execute();
      return rows.map(({ fromDate, throughDate, openingMinor, closingMinor }) => ({
        account,
        currency,
        days: { from: fromDate, through: throughDate },
        openingMinor,
        closingMinor,
      }));
    },
  };
}
