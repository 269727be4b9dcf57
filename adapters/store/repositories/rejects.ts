import { createHash } from 'node:crypto';
import type { LedgerRepository } from '../faces/ledger.ts';
import type { Scope } from './scope.ts';

const MANY = 1_000;

/** Rows that were refused, kept where a person can see them. */
export function rejectRepository({ db, siteId }: Scope): Pick<LedgerRepository, 'addReject' | 'rejects'> {
  return {
    async addReject({ source, origin, line, column, reason, raw, knownAt }) {
      const rejectKey = createHash('sha256')
        .update(JSON.stringify([origin, line, reason, raw]))
        .digest('hex');
      await db
        .insertInto('reject')
        .values({ siteId, rejectKey, source, origin, line, column, reason, raw, knownAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'rejectKey']).doNothing())
        .execute();
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
