import { sql } from 'kysely';
import { type CivilDate, dateIn, daysBetween, type Instant } from '../../../core/calendar/civil.ts';
import { type ChargeBalance, openMinor } from '../../../core/ledger/ledger.ts';
import type { ChargeFacts } from '../faces/ledger.ts';
import { balancesFrom } from './balances.ts';
import { paidCharges } from './paid-charges.ts';
import { END_OF_TIME, type Scope } from './scope.ts';

type Collected = Awaited<ReturnType<ChargeFacts['collection']>>[number];

/**
 * What was charged and paid over a span of due dates. The database sums; how many days late a charge was depends on the site's
 * civil calendar, which no database knows portably, so it groups by due date and minute of settling and the days are counted here.
 * The few charges that were corrected (credited, or paid by money that went back) are added up one by one: what was credited was never owed.
 */
export function collectionRepository(scope: Scope, timeZone: string): Pick<ChargeFacts, 'collection'> {
  return {
    async collection(from, to) {
      const due = paidCharges(scope, END_OF_TIME).where('c.backfilled', '=', 0).where('c.dueDate', '>=', from).where('c.dueDate', '<', to);
      const settled = sql<Instant | null>`case when coalesce("paidMinor", 0) >= "amountMinor" then substr("paidAt", 1, 16) end`;
      const groups = await scope.db
        .selectFrom(due.as('per'))
        .select(['per.currency', 'per.dueDate'])
        .select(settled.as('settledMinute'))
        .select(({ fn }) => [
          fn.sum('per.amountMinor').as('chargedMinor'),
          fn.sum('per.paidMinor').as('paidMinor'),
          fn.countAll().as('charges'),
        ])
        .select(sql<number>`sum(case when coalesce("paidMinor", 0) >= "amountMinor" then 1 else 0 end)`.as('settled'))
        .where(sql<boolean>`not "corrected"`)
        .groupBy(['per.currency', 'per.dueDate', settled])
        .execute();
      const sums = new Map<string, Collected>();
      for (const group of groups) {
        const late = group.settledMinute === null ? 0 : lateDays(group.dueDate, `${group.settledMinute}:00.000Z`, timeZone);
        add(sums, {
          currency: group.currency,
          chargedMinor: Number(group.chargedMinor),
          paidMinor: Number(group.paidMinor ?? 0),
          charges: Number(group.charges),
          settled: Number(group.settled),
          lateDaysSum: late * Number(group.settled),
        });
      }
      const corrected = await scope.db.selectFrom(due.as('per')).selectAll().where(sql<boolean>`"corrected"`).execute();
      for (const balance of await balancesFrom(scope, timeZone, corrected, END_OF_TIME)) add(sums, collected(balance, timeZone));
      return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    },
  };
}

function collected(balance: ChargeBalance, timeZone: string): Collected {
  const { charge, paidMinor, creditedMinor, settledAt } = balance;
  return {
    currency: charge.amount.currency,
    chargedMinor: charge.amount.minor - creditedMinor,
    paidMinor,
    charges: 1,
    settled: openMinor(balance) <= 0 ? 1 : 0,
    lateDaysSum: settledAt === null ? 0 : lateDays(charge.dueDate, settledAt, timeZone),
  };
}

function add(sums: Map<string, Collected>, more: Collected): void {
  const before = sums.get(more.currency);
  if (before === undefined) {
    sums.set(more.currency, more);
    return;
  }
  sums.set(more.currency, {
    currency: more.currency,
    chargedMinor: before.chargedMinor + more.chargedMinor,
    paidMinor: before.paidMinor + more.paidMinor,
    charges: before.charges + more.charges,
    settled: before.settled + more.settled,
    lateDaysSum: before.lateDaysSum + more.lateDaysSum,
  });
}

function lateDays(due: CivilDate, settledAt: string, timeZone: string): number {
  return Math.max(0, daysBetween(due, dateIn(settledAt as Instant, timeZone)));
}
