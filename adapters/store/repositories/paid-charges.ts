import { type ExpressionBuilder, sql } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { ChargeRow } from '../schema/ledger-tables.ts';
import type { Tables } from '../schema.ts';
import type { Scope } from './scope.ts';

/**
 * Charges known at `asOf`, each with the sums of its allocations and credits known by then and the last times behind the allocations; `corrected`
 * when something was undone or credited, for then the last times do not say since when it is settled.
 * Sub-selects, not a join with `group by`: grouping by the key made SQLite walk every charge of the site for one tenant's.
 */
export function paidCharges({ db, siteId }: Scope, asOf: Instant) {
  return db
    .selectFrom('charge as c')
    .selectAll('c')
    .select((eb) => [
      setAgainst(eb, asOf)
        .select(({ fn }) => fn.sum('a.amountMinor').as('sum'))
        .as('paidMinor'),
      creditsOn(eb, asOf)
        .select(({ fn }) => fn.sum('k.amountMinor').as('sum'))
        .as('creditedMinor'),
      setAgainst(eb, asOf)
        .innerJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'a.siteId').onRef('p.paymentId', '=', 'a.paymentId'))
        .select(({ fn }) => fn.max('p.paidAt').as('paidAt'))
        .as('paidAt'),
      setAgainst(eb, asOf)
        .select(({ fn }) => fn.max('a.knownAt').as('paidKnownAt'))
        .as('paidKnownAt'),
      sql<number>`exists ${creditsOn(eb, asOf).select('k.creditId')} or exists ${setAgainst(eb, asOf)
        .where('a.amountMinor', '<', 0)
        .select('a.number')}`.as('corrected'),
    ])
    .where('c.siteId', '=', siteId)
    .where('c.knownAt', '<=', asOf);
}

export type PaidCharge = ChargeRow & {
  paidMinor: number | string | bigint | null;
  creditedMinor: number | string | bigint | null;
  paidAt: Instant | null;
  paidKnownAt: Instant | null;
  corrected: number | boolean;
};

type OfCharge = ExpressionBuilder<Tables & { c: ChargeRow }, 'c'>;

function setAgainst(eb: OfCharge, asOf: Instant) {
  return eb
    .selectFrom('allocation as a')
    .whereRef('a.siteId', '=', 'c.siteId')
    .whereRef('a.chargeId', '=', 'c.chargeId')
    .where('a.knownAt', '<=', asOf);
}

function creditsOn(eb: OfCharge, asOf: Instant) {
  return eb
    .selectFrom('credit as k')
    .whereRef('k.siteId', '=', 'c.siteId')
    .whereRef('k.chargeId', '=', 'c.chargeId')
    .where('k.knownAt', '<=', asOf);
}
