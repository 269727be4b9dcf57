import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from '../store-error.ts';
import { firstLight } from './001-first-light.ts';
import { ledger } from './002-ledger.ts';
import { written } from './003-written.ts';
import { feedClose } from './004-feed-close.ts';
import { statementPages } from './005-statement-pages.ts';
import { stateTold } from './006-state-told.ts';
import type { Dialect } from './define-table.ts';

/** The migrations in order, by name. Once released, one is never changed: the next one comes after it. */
export function migrationsFor(dialect: Dialect): Record<string, Migration> {
  return {
    '001-first-light': firstLight(dialect),
    '002-ledger': ledger(dialect),
    '003-written': written(dialect),
    '004-feed-close': feedClose(dialect),
    '005-statement-pages': statementPages(dialect),
    '006-state-told': stateTold(),
  };
}

/**
 * Brings a database up to the last migration, each in a transaction of its own.
 * @param place names the database in an error
 * @throws StoreError `store/migration` when one fails (nothing of it stays) or the file is from a later version
 */
export async function migrate<T>(db: Kysely<T>, migrations: Record<string, Migration>, place: string): Promise<void> {
  const { error, results } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new StoreError(
    {
      key: 'store/migration',
      place,
      reason: `${failed ? `migration ${failed} failed and was undone` : 'its migrations do not fit'} (${error instanceof Error ? error.message : String(error)})`,
      remedy: 'Nothing was changed; use the version that wrote the file, or a newer one',
    },
    error,
  );
}
