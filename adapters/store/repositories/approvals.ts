import { sql } from 'kysely';
import type { CaseRepository } from '../faces/lock.ts';
import type { Scope } from './scope.ts';

/** What persons decided about a case: each decision stays, the last one counts. */
export function approvalRepository({ db, siteId }: Scope): Pick<CaseRepository, 'addApproval' | 'approval'> {
  return {
    async addApproval({ caseId, decision, by, via, authenticated, reason, at }) {
      await db
        .insertInto('approval')
        .values((eb) => ({
          siteId,
          caseId,
          number: eb
            .selectFrom('approval')
            .select((of) => sql<number>`${of.fn.coalesce(of.fn.max('number'), of.lit(0))} + 1`.as('number'))
            .where('siteId', '=', siteId)
            .where('caseId', '=', caseId),
          decision,
          by,
          via,
          authenticated: authenticated ? (1 as const) : (0 as const),
          reason,
          at,
        }))
        .execute();
    },
    async approval(caseId) {
      const found = await db
        .selectFrom('approval')
        .select(['caseId', 'decision', 'by', 'via', 'authenticated', 'reason', 'at'])
        .where('siteId', '=', siteId)
        .where('caseId', '=', caseId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return found ? { ...found, authenticated: found.authenticated === 1 } : null;
    },
  };
}
