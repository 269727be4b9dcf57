import type { EvidenceRepository } from '../faces/scores.ts';
import type { Scope } from './scope.ts';

export function evidenceRepository({ db, siteId }: Scope): EvidenceRepository {
  return {
    async add({ messageId, kind, proof, source, happenedAt, knownAt }) {
      const added = await db
        .insertInto('evidence')
        .values({ siteId, messageId, kind, proof, source, happenedAt, knownAt })
        .onConflict((conflict) => conflict.columns(['siteId', 'messageId', 'kind', 'proof', 'source']).doNothing())
        .returning('messageId')
        .executeTakeFirst();
      return added !== undefined;
    },
    async of(messageId) {
      return db
        .selectFrom('evidence')
        .select(['messageId', 'kind', 'proof', 'source', 'happenedAt', 'knownAt'])
        .where('siteId', '=', siteId)
        .where('messageId', '=', messageId)
        .orderBy('knownAt')
        .orderBy('happenedAt')
        .orderBy('kind')
        .orderBy('proof')
        .execute();
    },
  };
}
