import { sql } from 'kysely';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import { putRows } from './insert-rows.ts';
import { pieces, type Scope } from './scope.ts';

/*
 * The few charges that are open, beside the many that were settled long ago: derived from charges, allocations and credits in the transaction
 * that adds them, so that asking for what is open does not walk through years of history. Backfilled charges never stand in it.
 */

/** Takes charges out that are known to be settled in full. */
export async function closeCharges(scope: Scope, charges: readonly OpenCharge[]): Promise<void> {
  for (const piece of pieces(charges, 3)) {
    const keys = sql.join(piece.map(({ tenantId, dueDate, chargeId }) => sql`(${scope.siteId}, ${tenantId}, ${dueDate}, ${chargeId})`));
    await sql`delete from "openCharge" where ("siteId", "tenantId", "dueDate", "chargeId") in (values ${keys})`.execute(scope.db);
  }
}

/** A charge that was read as open, with what has been set against it and credited since. */
export interface OpenCharge {
  readonly chargeId: string;
  readonly tenantId: string;
  readonly dueDate: CivilDate;
  readonly amountMinor: number;
  paidMinor: number;
  creditedMinor: number;
}

/** Notes what is set against charges that stay open. */
export async function putOpenCharges(scope: Scope, charges: readonly OpenCharge[]): Promise<void> {
  const rows = charges.map(({ chargeId, tenantId, dueDate, paidMinor, creditedMinor }) => ({
    siteId: scope.siteId,
    chargeId,
    tenantId,
    dueDate,
    paidMinor,
    creditedMinor,
  }));
  await putRows(scope, 'openCharge', ['tenantId', 'dueDate', 'chargeId'], ['paidMinor', 'creditedMinor'], rows);
}

/** Decides anew, for the charges named, whether each is open. */
export async function rederiveCharges({ db, siteId }: Scope, chargeIds: readonly string[]): Promise<void> {
  for (const piece of pieces(chargeIds, 1)) {
    await sql`
      delete from "openCharge" where ("siteId", "tenantId", "dueDate", "chargeId") in (
        select c."siteId", c."tenantId", c."dueDate", c."chargeId" from "charge" as c
        where c."siteId" = ${siteId} and c."chargeId" in (${sql.join(piece)}))`.execute(db);
    await db
      .insertInto('openCharge')
      .columns(['siteId', 'chargeId', 'tenantId', 'dueDate', 'paidMinor', 'creditedMinor'])
      .expression(({ selectFrom }) => {
        const owed = selectFrom('charge as c')
          .select(['c.siteId', 'c.chargeId', 'c.tenantId', 'c.dueDate', 'c.amountMinor'])
          .select((eb) => [
            eb
              .selectFrom('allocation as a')
              .select(({ fn }) => sql<number>`coalesce(${fn.sum('a.amountMinor')}, 0)`.as('sum'))
              .whereRef('a.siteId', '=', 'c.siteId')
              .whereRef('a.chargeId', '=', 'c.chargeId')
              .as('paidMinor'),
            eb
              .selectFrom('credit as k')
              .select(({ fn }) => sql<number>`coalesce(${fn.sum('k.amountMinor')}, 0)`.as('sum'))
              .whereRef('k.siteId', '=', 'c.siteId')
              .whereRef('k.chargeId', '=', 'c.chargeId')
              .as('creditedMinor'),
          ])
          .where('c.siteId', '=', siteId)
          .where('c.chargeId', 'in', piece)
          .where('c.backfilled', '=', 0);
        return selectFrom(owed.as('o'))
          .select(['o.siteId', 'o.chargeId', 'o.tenantId', 'o.dueDate', sql<number>`o."paidMinor"`.as('paidMinor')])
          .select(sql<number>`o."creditedMinor"`.as('creditedMinor'))
          .where(sql<boolean>`o."paidMinor" + o."creditedMinor" < o."amountMinor"`);
      })
      .execute();
  }
}
