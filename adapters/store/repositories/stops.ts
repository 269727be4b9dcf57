import type { CaseRepository } from '../faces/lock.ts';
import type { StopRow } from '../schema/lock-tables.ts';
import type { Scope } from './scope.ts';

/** Levers of persons. In force from `at` until `until` (null = until lifted). */
export function stopRepository({ db, siteId }: Scope): Pick<CaseRepository, 'addStop' | 'liftStop' | 'stops'> {
  return {
    async addStop({ stopId, kind, scope, target, by, reason, at, until, liftedAt }) {
      await db.insertInto('stop').values({ siteId, stopId, kind, scope, target, by, reason, at, until, liftedAt }).execute();
    },
    async liftStop(stopId, at) {
      const lifted = await db
        .updateTable('stop')
        .set({ liftedAt: at })
        .where('siteId', '=', siteId)
        .where('stopId', '=', stopId)
        .where('liftedAt', 'is', null)
        .returning('stopId')
        .executeTakeFirst();
      return lifted !== undefined;
    },
    async stops(at) {
      const rows = await db
        .selectFrom('stop')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('at', '<=', at)
        .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
        .where((eb) => eb.or([eb('liftedAt', 'is', null), eb('liftedAt', '>', at)]))
        .orderBy('at')
        .orderBy('stopId')
        .execute();
      return rows.map(({ siteId: _, ...stop }: StopRow) => stop);
    },
  };
}
