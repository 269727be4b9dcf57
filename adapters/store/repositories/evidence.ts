import type { EvidenceRepository } from '../faces/scores.ts';
import { addMissingRows } from './add-rows.ts';
import type { WritingScope } from './written-rows.ts';

export function evidenceRepository(scope: WritingScope): EvidenceRepository {
  const { db, siteId } = scope;
  return {
    async add({ messageId, kind, proof, source, happenedAt, knownAt }) {
      const added = await addMissingRows(scope, 'evidence', [{ siteId, messageId, kind, proof, source, happenedAt, knownAt }]);
      return added.length > 0;
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
