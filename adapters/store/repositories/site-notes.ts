import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { SiteNotes } from '../store.ts';
import type { Scope } from './scope.ts';

/** What a transaction notes of its site; whoever commits it takes it over from `noted`. */
export function siteNotes({ db, siteId }: Scope, noted: { chargesFrom?: CivilDate }): SiteNotes {
  return {
    async noteChargesFrom(date) {
      await db.updateTable('site').set({ chargesFrom: date }).where('siteId', '=', siteId).execute();
      noted.chargesFrom = date;
    },
  };
}
