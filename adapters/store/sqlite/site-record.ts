import type { Kysely } from 'kysely';
import { siteChanged, siteWords } from '../../../core/audit/site-words.ts';
import { type Instant, latest } from '../../../core/calendar/civil.ts';
import { auditRepository } from '../repositories/audit.ts';
import type { SiteRow, Tables } from '../schema.ts';
import type { AuditRepository, SiteRecord } from '../store.ts';
import { StoreError } from '../store-error.ts';

/** What a site is created with, and opened with again. */
export interface SiteCreation {
  readonly siteId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly simulated: boolean;
  readonly pack: string;
  /** JSON, secrets sealed. */
  readonly settings: string;
}

/**
 * The site of a file: created when there is none, else found again with its name, pack and settings as last used.
 * @throws StoreError `store/other-site`, `store/simulated`, `store/time-zone` or `store/currency`: what can never change
 */
export async function findOrCreateSite(db: Kysely<Tables>, path: string, wanted: SiteCreation, now: Instant): Promise<SiteRecord> {
  const known = await storedSite(db, wanted.siteId);
  if (!known) {
    const created: SiteRecord = { ...fixedOf(wanted), createdAt: now, clockAt: now, clockKind: 'machine', chargesFrom: null };
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('site')
        .values({ ...created, simulated: created.simulated ? 1 : 0 })
        .execute();
      await chainOf(tx, created).append({ at: now, kind: 'site/made', body: { ...siteWords(created) } });
    });
    return created;
  }
  refuseOther(known, wanted, path);
  const { name, pack, settings } = wanted;
  const site: SiteRecord = { ...known, clockAt: latest(known.clockAt, await lastKnown(db, known.siteId)), name, pack, settings };
  await changeSite(db, known, site, { name, pack, settings });
  return site;
}

/**
 * Writes what of a site is another now, and tells the chain what stood there before: a row that somebody edited beside the program stands out for good.
 * @param change the columns to write
 */
export async function changeSite(db: Kysely<Tables>, before: SiteRecord, after: SiteRecord, change: Partial<SiteRow>): Promise<void> {
  const changed = siteChanged(siteWords(before), siteWords(after));
  if (changed === null && change.clockAt === undefined) return;
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('site').set(change).where('siteId', '=', before.siteId).execute();
    if (changed !== null) await chainOf(tx, before).append({ at: after.clockAt, kind: 'site/changed', body: { ...changed } });
  });
}

function chainOf(db: Kysely<Tables>, { siteId }: SiteRecord): AuditRepository {
  return auditRepository({ db, siteId });
}

/* A process that was killed did not note its clock: no fact may be known before one that is there already. */
async function lastKnown(db: Kysely<Tables>, siteId: string): Promise<Instant> {
  const last = await db
    .selectFrom('ledgerBatch')
    .select('at')
    .where('siteId', '=', siteId)
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.at ?? '0000-01-01T00:00:00.000Z';
}

/** The site that a database holds, or null when it holds none yet. A row of another one beside it, which `dunlock audit verify` names, hides it from nobody. */
async function storedSite(db: Kysely<Tables>, siteId: string): Promise<SiteRecord | null> {
  const rows = await db.selectFrom('site').selectAll().execute();
  const row = rows.find((one) => one.siteId === siteId) ?? rows[0];
  return row ? siteOf(row) : null;
}

function siteOf({ simulated, ...row }: SiteRow): SiteRecord {
  return { ...row, simulated: simulated === 1 };
}

function fixedOf({ siteId, name, timeZone, currency, simulated, pack, settings }: SiteCreation): SiteCreation {
  return { siteId, name, timeZone, currency, simulated, pack, settings };
}

function refuseOther(known: SiteRecord, wanted: SiteCreation, path: string): void {
  if (known.siteId !== wanted.siteId) {
    throw refusal('other-site', path, `it holds site '${known.siteId}', not '${wanted.siteId}'`, 'Give each site a file of its own');
  }
  if (known.simulated !== wanted.simulated) {
    const [is, not] = known.simulated ? ['a simulated', 'a real'] : ['a real', 'a simulated'];
    throw refusal(
      'simulated',
      path,
      `it was created as ${is} site and stays so for ever; it cannot be opened as ${not} one`,
      'Use another folder',
    );
  }
  if (known.timeZone !== wanted.timeZone) {
    throw refusal(
      'time-zone',
      path,
      `its dates are of ${known.timeZone}, not of ${wanted.timeZone}`,
      `Set the time zone to ${known.timeZone}`,
    );
  }
  if (known.currency !== wanted.currency) {
    throw refusal('currency', path, `its currency is ${known.currency}, not ${wanted.currency}`, `Set the currency to ${known.currency}`);
  }
}

function refusal(key: string, place: string, reason: string, remedy: string): StoreError {
  return new StoreError({ key: `store/${key}`, place, reason, remedy });
}
