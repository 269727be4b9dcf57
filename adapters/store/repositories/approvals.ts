import type { CaseRepository } from '../faces/lock.ts';
import { addRows } from './add-rows.ts';
import { nextNumber } from './next-number.ts';
import type { WritingScope } from './written-rows.ts';

/** What persons decided about a case: each decision stays, the last one counts. */
export function approvalRepository(scope: WritingScope): Pick<CaseRepository, 'addApproval' | 'approval'> {
  const { db, siteId } = scope;
  return {
    async addApproval({ caseId, decision, by, via, authenticated, reason, at }) {
      const number = await nextNumber(scope, 'approval', { caseId });
      await addRows(scope, 'approval', [{ siteId, caseId, number, decision, by, via, authenticated: authenticated ? 1 : 0, reason, at }]);
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
