import { sql } from 'kysely';
import { type BesideChainFace, type FeedDays, STATE_KEYS, type StateRow } from '../faces/beside-chain.ts';
import { textsByName } from './read-link.ts';
import type { Scope } from './scope.ts';

/** Rows that are no facts, for `dunlock audit verify`. */
export function besideChain({ db, siteId }: Scope): BesideChainFace {
  const days = (table: 'feedCover' | 'feedSpan'): Promise<FeedDays[]> =>
    db.selectFrom(table).select(['feed', 'account', 'fromDate as from', 'throughDate as through']).where('siteId', '=', siteId).execute();
  return {
    async beside(after, through) {
      const last = through ?? Number.MAX_SAFE_INTEGER;
      const cases = await db
        .selectFrom('auditCase')
        .select(['seq', 'caseId', 'hash'])
        .where('siteId', '=', siteId)
        .where('seq', '>', after)
        .where('seq', '<=', last)
        .execute();
      const texts = await db
        .selectFrom('auditText')
        .select(['seq', 'salt', 'texts'])
        .where('siteId', '=', siteId)
        .where('seq', '>', after)
        .where('seq', '<=', last)
        .execute();
      const parsed = texts.map(({ seq, salt, texts: text }) => [seq, { salt, texts: textsByName(text) }] as const);
      return { cases, texts: new Map(parsed) };
    },
    async stateRows(table, after, limit) {
      const key = sql.ref(STATE_KEYS[table]);
      const { rows } = await sql<StateRow>`
        select * from ${sql.table(table)} where "siteId" = ${siteId} and ${key} > ${after} order by ${key} limit ${limit}`.execute(db);
      return rows;
    },
    siteRows: async () => (await sql<StateRow>`select * from "site" order by "siteId"`.execute(db)).rows,
    async accountIds() {
      const { rows } = await sql<{ tenantId: string }>`
        select "tenantId" from "tenant" where "siteId" = ${siteId}
        union select "tenantId" from "openCharge" where "siteId" = ${siteId}
        union select "tenantId" from "openPayment" where "siteId" = ${siteId} and "tenantId" is not null
        order by 1`.execute(db);
      return rows.map(({ tenantId }) => tenantId);
    },
    async openRows(tenantId) {
      const charges = db.selectFrom('openCharge').select(['chargeId', 'dueDate', 'paidMinor', 'creditedMinor']);
      const payments = db
        .selectFrom('openPayment')
        .select(['paymentId', 'currency', 'leftMinor', 'paidAt', 'backfilled'])
        .where('siteId', '=', siteId)
        .where('tenantId', tenantId === null ? 'is' : '=', tenantId);
      return {
        charges: tenantId === null ? [] : await charges.where('siteId', '=', siteId).where('tenantId', '=', tenantId).execute(),
        payments: await payments.execute(),
      };
    },
    feedDays: async () => ({ told: await days('feedCover'), spans: await days('feedSpan') }),
  };
}
