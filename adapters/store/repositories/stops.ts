import type { CaseRepository } from '../faces/lock.ts';
import type { Scope } from './scope.ts';

/** Levers of persons. In force from `at` until `until` (null = until lifted). A lift is a fact of its own, never an update. */
export function stopRepository({ db, siteId }: Scope): Pick<CaseRepository, 'addStop' | 'liftStop' | 'stops'> {
  return {
    async addStop({ stopId, kind, scope, target, by, reason, at, until }) {
      await db.insertInto('stop').values({ siteId, stopId, kind, scope, target, by, reason, at, until }).execute();
    },
    async liftStop({ stopId, by, reason, at, knownAt }) {
      const stop = await db
        .selectFrom('stop')
        .select('stopId')
        .where('siteId', '=', siteId)
        .where('stopId', '=', stopId)
        .executeTakeFirst();
      if (stop === undefined) return false;
      const lifted = await db
        .insertInto('stopLift')
        .values({ siteId, stopId, by, reason, at, knownAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'stopId']).doNothing())
        .returning('stopId')
        .executeTakeFirst();
      return lifted !== undefined;
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
      return rows.map(({ siteId: _, ...stop }) => stop);
    },
  };
}
