import type { Kysely } from 'kysely';
import { type Instant, latest } from '../../../core/calendar/civil.ts';
import type { SiteRow, Tables } from '../schema.ts';
import type { SiteRecord } from '../store.ts';
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
  const known = await storedSite(db);
  if (!known) {
    const created: SiteRecord = { ...fixedOf(wanted), createdAt: now, clockAt: now, clockKind: 'machine', chargesFrom: null };
    await db
      .insertInto('site')
      .values({ ...created, simulated: created.simulated ? 1 : 0 })
      .execute();
    return created;
  }
  refuseOther(known, wanted, path);
  const { name, pack, settings } = wanted;
  if (known.name !== name || known.pack !== pack || known.settings !== settings) {
    await db.updateTable('site').set({ name, pack, settings }).where('siteId', '=', known.siteId).execute();
  }
  return { ...known, clockAt: latest(known.clockAt, await lastKnown(db, known.siteId)), name, pack, settings };
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

/** The site that a database holds, or null when it holds none yet. */
async function storedSite(db: Kysely<Tables>): Promise<SiteRecord | null> {
  const row = await db.selectFrom('site').selectAll().limit(1).executeTakeFirst();
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
