import { sql } from 'kysely';
import type { TotalFacts } from '../faces/ledger.ts';
import type { LedgerSession } from './ledger-session.ts';

/** What all payments, and all charges, of a currency come to. */
export function totalsRepository(session: LedgerSession): TotalFacts {
  const { db, siteId } = session.scope;
  return {
    async total(of, currency) {
      const row = await db
        .selectFrom(of)
        /* As text: a number would be rounded where it matters. */
        .select(sql<string>`cast(coalesce(sum("amountMinor"), 0) as text)`.as('total'))
        .where('siteId', '=', siteId)
        .where('currency', '=', currency)
        .executeTakeFirstOrThrow();
      return BigInt(row.total);
    },
  };
}
