import { plusDays } from '../../../core/calendar/civil.ts';
import type { FeedFacts } from '../faces/feeds.ts';
import type { Scope } from './scope.ts';

/** What statements opened and closed at. */
export function statementBalanceRepository({ db, siteId }: Scope): Pick<FeedFacts, 'noteBalance' | 'balancesBeside'> {
  return {
    async noteBalance({ account, currency, days, openingMinor, closingMinor }, origin, knownAt) {
      await db
        .insertInto('statementBalance')
        .values({ siteId, account, currency, fromDate: days.from, throughDate: days.through, openingMinor, closingMinor, origin, knownAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'account', 'currency', 'fromDate', 'throughDate']).doNothing())
        .execute();
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
