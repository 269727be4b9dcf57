import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import { type ChainLink, chainHash, textsHashOf } from '../../../core/audit/chain.ts';
import type { AuditRecord, AuditRepository } from '../faces/audit.ts';
import type { AuditRow } from '../schema/audit-tables.ts';
import { besideChain } from './beside-chain.ts';
import { factsInOrder } from './facts-in-order.ts';
import { textsByName, textsIn } from './read-link.ts';
import type { Scope } from './scope.ts';
import { unreadableCells } from './unreadable-cells.ts';

/** The site's hash chain: appended to inside the transaction whose facts it records, never changed. */
export function auditRepository({ db, siteId }: Scope): AuditRepository {
  const head = async () => {
    const last = await db
      .selectFrom('auditRecord')
      .select(['seq', 'hash'])
      .where('siteId', '=', siteId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ?? { seq: 0, hash: '' };
  };
  const headOfCase = async (caseId: string) => {
    const last = await db
      .selectFrom('auditCase')
      .select('hash')
      .where('siteId', '=', siteId)
      .where('caseId', '=', caseId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.hash ?? '';
  };
  return {
    ...factsInOrder({ db, siteId }),
    ...besideChain({ db, siteId }),
    ...unreadableCells({ db, siteId }),
    head,
    async append({ at, kind, caseIds: named, body, texts }) {
      const last = await head();
      const caseIds = [...new Set(named ?? [])];
      const previousOfCase: Record<string, string> = {};
      for (const caseId of caseIds) previousOfCase[caseId] = await headOfCase(caseId);
      const salt = texts ? randomBytes(16).toString('hex') : null;
      const textsHash = texts && salt ? textsHashOf(salt, texts) : null;
      const seq = last.seq + 1;
      const link: ChainLink = { seq, at, kind, caseIds, body: canonicalJson(body), textsHash, previousHash: last.hash, previousOfCase };
      const hash = chainHash(link);
      await db
        .insertInto('auditRecord')
        .values({ siteId, ...link, caseIds: canonicalJson(caseIds), previousOfCase: canonicalJson(previousOfCase), hash })
        .execute();
      for (const caseId of caseIds) await db.insertInto('auditCase').values({ siteId, caseId, seq, hash }).execute();
      if (texts && salt)
        await db
          .insertInto('auditText')
          .values({ siteId, seq, salt, texts: canonicalJson(texts) })
          .execute();
      return hash;
    },
    async list({ afterSeq, caseId, limit }) {
      let query = db.selectFrom('auditRecord as r').selectAll('r').where('r.siteId', '=', siteId).orderBy('r.seq');
      if (afterSeq !== undefined) query = query.where('r.seq', '>', afterSeq);
      if (caseId !== undefined) {
        query = query.where('r.seq', 'in', (eb) =>
          eb.selectFrom('auditCase as c').select('c.seq').where('c.siteId', '=', siteId).where('c.caseId', '=', caseId),
        );
      }
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(recordOf);
    },
    async texts(seq) {
      const found = await db
        .selectFrom('auditText')
        .select(['salt', 'texts'])
        .where('siteId', '=', siteId)
        .where('seq', '=', seq)
        .executeTakeFirst();
      return found ? { salt: found.salt, texts: textsByName(found.texts) } : null;
    },
  };
}

function recordOf({ siteId: _, caseIds, previousOfCase, ...record }: AuditRow): AuditRecord {
  return {
    ...record,
    caseIds: textsIn(caseIds),
    previousOfCase: textsByName(previousOfCase),
  };
}
