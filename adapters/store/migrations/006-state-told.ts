import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { messageDigest, type PlannedMessage } from '../../../core/audit/message-digest.ts';
import { type SiteWords, siteWords } from '../../../core/audit/site-words.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import { appendRecord } from './append-record.ts';

const PAGE = 500;

type Site = Omit<SiteWords, 'simulated'> & { readonly simulated: number; readonly clockAt: Instant };

/**
 * From here on the chain tells with what a site was made, which messages were planned, and up to where leases were reckoned. For a site of before it is
 * told once how these stand: nothing proves how they came to be so, and what is edited since is noticed.
 */
export function stateTold(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const sites = await sql<Site>`select * from "site"`.execute(db);
      for (const site of sites.rows) {
        const told = { siteId: site.siteId, at: site.clockAt };
        await appendRecord(db, { ...told, kind: 'site/before' }, { ...siteWords(site) });
        for await (const page of pages<PlannedMessage & { effectId: string }>(
          db,
          'effect',
          'effectId',
          site.siteId,
          `"kind" = 'message'`,
        )) {
          const messages = page.map((row) => ({ messageId: row.effectId, className: row.className, sha256: messageDigest(row) }));
          await appendRecord(db, { ...told, kind: 'messages/planned' }, { messages });
        }
        for await (const page of pages<{ leaseId: string; versions: number; reports: number }>(
          db,
          'leaseReckoned',
          'leaseId',
          site.siteId,
        )) {
          const leases = page.map(({ leaseId, versions, reports }) => ({ leaseId, versions, reports }));
          await appendRecord(db, { ...told, kind: 'leases/reckoned' }, { leases });
        }
      }
    },
  };
}

async function* pages<Row>(
  db: Kysely<unknown>,
  table: string,
  key: string & keyof Row,
  siteId: string,
  where = '1',
): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} where "siteId" = ${siteId} and ${sql.raw(where)} and ${sql.ref(key)} > ${after}
      order by ${sql.ref(key)} limit ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = String(rows.at(-1)?.[key]);
  }
}
