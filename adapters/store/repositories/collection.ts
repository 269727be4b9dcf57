import { sql } from 'kysely';
import { type CivilDate, dateIn, daysBetween, type Instant } from '../../../core/calendar/civil.ts';
import type { LedgerRepository } from '../faces/ledger.ts';
import { paidPerCharge } from './balances.ts';
import { END_OF_TIME, type Scope } from './scope.ts';

type Collected = Awaited<ReturnType<LedgerRepository['collection']>>[number];

/**
 * What was charged and paid over a span of due dates. The database sums; how many days late a charge was depends on the site's
 * civil calendar, which no database knows portably, so it groups by due date and minute of settling and the days are counted here.
 */
export function collectionRepository(scope: Scope, timeZone: string): Pick<LedgerRepository, 'collection'> {
  return {
    async collection(from, to) {
      const charges = paidPerCharge(scope, END_OF_TIME)
        .where('c.backfilled', '=', 0)
        .where('c.dueDate', '>=', from)
        .where('c.dueDate', '<', to);
      const settled = sql<Instant | null>`case when coalesce("paidMinor", 0) >= "amountMinor" then substr("paidAt", 1, 16) end`;
      const groups = await scope.db
        .selectFrom(charges.as('per'))
        .select(['per.currency', 'per.dueDate'])
        .select(settled.as('settledMinute'))
        .select(({ fn }) => [
          fn.sum('per.amountMinor').as('chargedMinor'),
          fn.sum('per.paidMinor').as('paidMinor'),
          fn.countAll().as('charges'),
        ])
        .select(sql<number>`sum(case when coalesce("paidMinor", 0) >= "amountMinor" then 1 else 0 end)`.as('settled'))
        .groupBy(['per.currency', 'per.dueDate', settled])
        .orderBy('per.currency')
        .execute();
      const sums = new Map<string, Collected>();
      for (const group of groups) {
        const before = sums.get(group.currency) ?? nothing(group.currency);
        const late = group.settledMinute === null ? 0 : lateDays(group.dueDate, `${group.settledMinute}:00.000Z`, timeZone);
        sums.set(group.currency, {
          currency: group.currency,
          chargedMinor: before.chargedMinor + Number(group.chargedMinor),
          paidMinor: before.paidMinor + Number(group.paidMinor ?? 0),
          charges: before.charges + Number(group.charges),
          settled: before.settled + Number(group.settled),
          lateDaysSum: before.lateDaysSum + late * Number(group.settled),
        });
      }
      return [...sums.values()];
    },
  };
}

function nothing(currency: string): Collected {
  return { currency, chargedMinor: 0, paidMinor: 0, charges: 0, settled: 0, lateDaysSum: 0 };
}

function lateDays(due: CivilDate, settledAt: string, timeZone: string): number {
  return Math.max(0, daysBetween(due, dateIn(settledAt as Instant, timeZone)));
}
