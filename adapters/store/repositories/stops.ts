import type { CaseRepository } from '../faces/lock.ts';
import { addMissingRows, addRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

/** Levers of persons. In force from `at` until `until` (null = until lifted). A lift is a fact of its own, never an update. */
export function stopRepository(scope: WritingScope): Pick<CaseRepository, 'addStop' | 'liftStop' | 'stops'> {
  const { db, siteId } = scope;
  return {
    async addStop({ stopId, kind, scope: extent, target, by, reason, at, until }) {
      await addRows(scope, 'stop', [{ siteId, stopId, kind, scope: extent, target, by, reason, at, until }]);
    },
    async liftStop({ stopId, by, reason, at, knownAt }) {
      const stop = await db
        .selectFrom('stop')
        .select('stopId')
        .where('siteId', '=', siteId)
        .where('stopId', '=', stopId)
        .executeTakeFirst();
      if (stop === undefined) return false;
      const lifted = await addMissingRows(scope, 'stopLift', [{ siteId, stopId, by, reason, at, knownAt }]);
      return lifted.length > 0;
    },
    async stops(at) {
      const rows = await db
        .selectFrom('stop as s')
        .leftJoin('stopLift as l', (join) => join.onRef('l.siteId', '=', 's.siteId').onRef('l.stopId', '=', 's.stopId'))
        .selectAll('s')
        .select('l.at as liftedAt')
        .where('s.siteId', '=', siteId)
        .where('s.at', '<=', at)
        .where((eb) => eb.or([eb('s.until', 'is', null), eb('s.until', '>', at)]))
        .where((eb) => eb.or([eb('l.at', 'is', null), eb('l.at', '>', at)]))
        .orderBy('s.at')
        .orderBy('s.stopId')
        .execute();
      return rows.map(({ siteId: _, written: __, ...stop }) => stop);
    },
  };
}
