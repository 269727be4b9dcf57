import type { CaseRepository } from '../faces/lock.ts';
import { addMissingRows, addRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

/** Typed reasons to stand still. In force from `from` until `until`, unless lifted before: a lift is a fact of its own, never an update. */
export function holdRepository(scope: WritingScope): Pick<CaseRepository, 'addHold' | 'liftHold' | 'holds' | 'countHolds'> {
  const { db, siteId } = scope;
  return {
    async addHold(hold) {
      const { holdId, type, tenantId, caseId, owner, reason, from, until, whenLocked } = hold;
      await addRows(scope, 'hold', [{ siteId, holdId, type, tenantId, caseId, owner, reason, from, until, whenLocked }]);
    },
    async liftHold({ holdId, by, reason, at, knownAt }) {
      const hold = await db
        .selectFrom('hold')
        .select('holdId')
        .where('siteId', '=', siteId)
        .where('holdId', '=', holdId)
        .executeTakeFirst();
      if (hold === undefined) return false;
      const lifted = await addMissingRows(scope, 'holdLift', [{ siteId, holdId, by, reason, at, knownAt }]);
      return lifted.length > 0;
    },
    async holds(tenantId, at) {
      let query = db
        .selectFrom('hold as h')
        .leftJoin('holdLift as l', (join) => join.onRef('l.siteId', '=', 'h.siteId').onRef('l.holdId', '=', 'h.holdId'))
        .selectAll('h')
        .select('l.at as liftedAt')
        .where('h.siteId', '=', siteId)
        .where('h.until', '>', at)
        .where('h.from', '<=', at)
        .where((eb) => eb.or([eb('l.at', 'is', null), eb('l.at', '>', at)]));
      if (tenantId !== null) query = query.where('h.tenantId', '=', tenantId);
      return (await query.orderBy('h.from').orderBy('h.holdId').execute()).map(({ siteId: _, written: __, ...hold }) => hold);
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
