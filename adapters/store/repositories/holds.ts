import type { CaseRepository } from '../faces/lock.ts';
import type { HoldRow } from '../schema/lock-tables.ts';
import type { Scope } from './scope.ts';

/** Typed reasons to stand still. In force from `from` until `until`, unless lifted before. */
export function holdRepository({ db, siteId }: Scope): Pick<CaseRepository, 'addHold' | 'liftHold' | 'holds' | 'countHolds'> {
  return {
    async addHold(hold) {
      const { holdId, type, tenantId, caseId, owner, reason, from, until, liftedAt, whenLocked } = hold;
      await db
        .insertInto('hold')
        .values({ siteId, holdId, type, tenantId, caseId, owner, reason, from, until, liftedAt, whenLocked })
        .execute();
    },
    async liftHold(holdId, at) {
      const lifted = await db
        .updateTable('hold')
        .set({ liftedAt: at })
        .where('siteId', '=', siteId)
        .where('holdId', '=', holdId)
        .where('liftedAt', 'is', null)
        .returning('holdId')
        .executeTakeFirst();
      return lifted !== undefined;
    },
    async holds(tenantId, at) {
      let query = db
        .selectFrom('hold')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('until', '>', at)
        .where('from', '<=', at)
        .where((eb) => eb.or([eb('liftedAt', 'is', null), eb('liftedAt', '>', at)]));
      if (tenantId !== null) query = query.where('tenantId', '=', tenantId);
      return (await query.orderBy('from').orderBy('holdId').execute()).map(({ siteId: _, ...hold }: HoldRow) => hold);
    },
    async countHolds(tenantId) {
      const found = await db
        .selectFrom('hold')
        .select(({ fn }) => fn.countAll().as('n'))
        .where('siteId', '=', siteId)
        .where('tenantId', '=', tenantId)
        .executeTakeFirstOrThrow();
      return Number(found.n);
    },
  };
}
