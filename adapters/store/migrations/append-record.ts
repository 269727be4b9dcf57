import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import { type ChainLink, chainHash } from '../../../core/audit/chain.ts';
import type { Instant } from '../../../core/calendar/civil.ts';

/** Appends one record to the chain of a site while its tables are brought up to date. */
export async function appendRecord(
  db: Kysely<unknown>,
  { siteId, at, kind }: { readonly siteId: string; readonly at: Instant; readonly kind: string },
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const head = await sql<{ seq: number; hash: string }>`
    select "seq", "hash" from "auditRecord" where "siteId" = ${siteId} order by "seq" desc limit 1`.execute(db);
  const { seq, hash } = head.rows[0] ?? { seq: 0, hash: '' };
  const link: ChainLink = {
    seq: seq + 1,
    at,
    kind,
    caseIds: [],
    body: canonicalJson(body),
    textsHash: null,
    previousHash: hash,
    previousOfCase: {},
  };
  await sql`
    insert into "auditRecord" ("siteId", "seq", "at", "kind", "caseIds", "body", "textsHash", "previousHash", "previousOfCase", "hash")
    values (${siteId}, ${link.seq}, ${at}, ${link.kind}, '[]', ${link.body}, null, ${hash}, '{}', ${chainHash(link)})`.execute(db);
}
