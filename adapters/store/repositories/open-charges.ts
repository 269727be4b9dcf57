import { sql } from 'kysely';
import type { Charge } from '../../../core/ledger/ledger.ts';
import { pieces, type Scope } from './scope.ts';

/*
 * The few charges that are open, beside the many that were settled long ago: derived from charges and allocations in the transaction
 * that adds them, so that asking for what is open does not walk through years of history. Backfilled charges never stand in it.
 */

/** A charge just added, against which nothing can be set yet. */
export async function noteNew({ db, siteId }: Scope, { chargeId, tenantId, dueDate, amount, backfilled }: Charge): Promise<void> {
  if (!backfilled && amount.minor > 0) await db.insertInto('openCharge').values({ siteId, chargeId, tenantId, dueDate }).execute();
}

/** Decides anew, for the charges named, whether each is open. */
export async function rederiveOpen({ db, siteId }: Scope, chargeIds: readonly string[]): Promise<void> {
  for (const piece of pieces([...new Set(chargeIds)], 1)) {
    await db.deleteFrom('openCharge').where('siteId', '=', siteId).where('chargeId', 'in', piece).execute();
    await db
      .insertInto('openCharge')
      .columns(['siteId', 'chargeId', 'tenantId', 'dueDate'])
      .expression((eb) =>
        eb
          .selectFrom('charge as c')
          .select(['c.siteId', 'c.chargeId', 'c.tenantId', 'c.dueDate'])
          .where('c.siteId', '=', siteId)
          .where('c.chargeId', 'in', piece)
          .where('c.backfilled', '=', 0)
          .where(({ selectFrom, eb: is, ref }) =>
            is(
              selectFrom('allocation as a')
                .select(({ fn }) => sql<number>`coalesce(${fn.sum('a.amountMinor')}, 0)`.as('paid'))
                .whereRef('a.siteId', '=', 'c.siteId')
                .whereRef('a.chargeId', '=', 'c.chargeId'),
              '<',
              ref('c.amountMinor'),
            ),
          ),
      )
      .execute();
  }
}
