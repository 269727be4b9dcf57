import { createHash } from 'node:crypto';
import type { LedgerRepository } from '../faces/ledger.ts';
import { addMissingRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

const MANY = 1_000;

/** Rows that were refused, kept where a person can see them. */
export function rejectRepository(scope: WritingScope): Pick<LedgerRepository, 'addReject' | 'rejects'> {
  const { db, siteId } = scope;
  return {
    async addReject({ source, origin, line, column, reason, raw, knownAt }) {
      const rejectKey = createHash('sha256')
        .update(JSON.stringify([origin, line, reason, raw]))
        .digest('hex');
      await addMissingRows(scope, 'reject', [{ siteId, rejectKey, source, origin, line, column, reason, raw, knownAt }]);
    },
    async rejects({ source, limit }) {
      let query = db
        .selectFrom('reject')
        .select(['source', 'origin', 'line', 'column', 'reason', 'raw', 'knownAt'])
        .where('siteId', '=', siteId);
      if (source !== undefined) query = query.where('source', '=', source);
      return query
        .orderBy('knownAt', 'desc')
        .orderBy('origin')
        .orderBy('line')
        .orderBy('rejectKey')
        .limit(limit ?? MANY)
        .execute();
    },
  };
}
