import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Instant } from '../../../core/calendar/civil.ts';
import { SQLITE } from '../migrations/define-table.ts';
import { migrate, migrationsFor } from '../migrations/migrations.ts';
import type { Tables } from '../schema.ts';
import type { Store } from '../store.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { LogKeeper } from './log-keeper.ts';
import { openFile } from './open-file.ts';
import { databaseError } from './plain-errors.ts';
import { findOrCreateSite, type SiteCreation } from './site-record.ts';
import { SqliteStore } from './sqlite-store.ts';

export type { SiteCreation } from './site-record.ts';

export interface SqliteStoreOptions {
  /** The first commit listener (`Store.onCommit`). */
  readonly onCommit?: () => void;
  /** Keeps every other process out of the file, readers too, for as long as the store is open. */
  readonly exclusive?: boolean;
}

/**
 * Opens the store of one site in one SQLite file; creates file, folder and site when they are new, and brings tables up to date.
 * @param create what the site is created with; for a file that is there, what it must fit (name, pack and settings are noted anew)
 * @param now civil time: a new site is created at, and its clock stands at
 * @throws StoreError when the file holds another site, cannot be written, is in use, or is from a later version
 */
export async function openSqliteStore(path: string, create: SiteCreation, now: Instant, options: SqliteStoreOptions = {}): Promise<Store> {
  const { database, db } = await openMigrated(path, options.exclusive ?? false);
  try {
    const site = await findOrCreateSite(db, path, create, now);
    /* Nobody else gets into a file that is exclusive, a thread of ours neither. */
    const keeper = options.exclusive ? null : new LogKeeper(database, path);
    const store = new SqliteStore(database, db, site, path, keeper);
    if (options.onCommit) store.onCommit(options.onCommit);
    return store;
  } catch (error) {
    await db.destroy();
    throw databaseError(error, path);
  }
}

async function openMigrated(path: string, exclusive: boolean): Promise<{ database: DatabaseSync; db: Kysely<Tables> }> {
  const database = openFile(path, exclusive);
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  try {
    await migrate(db, migrationsFor(SQLITE), path);
    return { database, db };
  } catch (error) {
    await db.destroy();
    throw databaseError(error, path);
  }
}
