import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { SQLITE } from '../../../adapters/store/migrations/define-table.ts';
import { migrate, migrationsFor } from '../../../adapters/store/migrations/migrations.ts';
import type { Tables } from '../../../adapters/store/schema.ts';
import { NodeSqliteDialect, openDatabase } from '../../../adapters/store/sqlite/dialect.ts';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { NOW, SITE, temporaryFolder } from './fixtures.ts';

function tablesIn(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const names = database.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'").all();
  database.close();
  return names.map(({ name }) => name);
}

async function migrateFile(path: string, migrations: Record<string, Migration>): Promise<void> {
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openDatabase(path, false)) });
  try {
    await migrate(db, migrations, path);
  } finally {
    await db.destroy();
  }
}

const FAILS_HALFWAY: Migration = {
  async up(db) {
    await db.schema.createTable('half').addColumn('siteId', 'text').execute();
    await sql`insert into nowhere values (1)`.execute(db);
  },
};

describe('migrations', () => {
  it('leave nothing behind when one fails halfway, and run once it is mended', async () => {
    const path = join(temporaryFolder(), 'site.db');
    await migrateFile(path, migrationsFor(SQLITE));
    const before = tablesIn(path);
    const broken = migrateFile(path, { ...migrationsFor(SQLITE), '998-half': FAILS_HALFWAY });
    await expect(broken).rejects.toMatchObject({
      key: 'store/migration',
      message: expect.stringContaining('998-half failed and was undone'),
    });
    expect(tablesIn(path)).toEqual(before);
    const mended: Migration = { up: async (db) => db.schema.createTable('whole').addColumn('siteId', 'text').execute() };
    await migrateFile(path, { ...migrationsFor(SQLITE), '998-half': mended });
    expect(tablesIn(path)).toEqual([...before, 'whole']);
  });

  it('refuse a file that a later version wrote, in one sentence', async () => {
    const path = join(temporaryFolder(), 'site.db');
    const later: Migration = { up: async (db) => db.schema.createTable('later').addColumn('siteId', 'text').execute() };
    await migrateFile(path, { ...migrationsFor(SQLITE), '999-later': later });
    await expect(openSqliteStore(path, SITE, NOW)).rejects.toMatchObject({
      key: 'store/migration',
      place: path,
      message: expect.stringContaining('use the version that wrote the file'),
    });
  });
});
