import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { temporaryStore } from './fixtures.ts';

/* Kysely's own two tables, about the file and not about a site. */
const BOOKKEEPING = ['kysely_migration', 'kysely_migration_lock'];

async function schema(): Promise<DatabaseSync> {
  const { path } = await temporaryStore();
  return new DatabaseSync(path, { readOnly: true });
}

function tables(database: DatabaseSync): string[] {
  const rows = database.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").all();
  return rows.map(({ name }) => String(name)).filter((name) => !BOOKKEEPING.includes(name));
}

describe('the site id', () => {
  it('comes first in every table, primary key, index and foreign key', async () => {
    const database = await schema();
    const names = tables(database);
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) {
      const columns = database.prepare('select name, pk, "notnull" as required from pragma_table_info(?)').all(name);
      const key = columns.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk));
      expect(columns[0], name).toMatchObject({ name: 'siteId', required: 1 });
      expect(key[0]?.name, `primary key of ${name}`).toBe('siteId');
      for (const { index } of database.prepare('select name as "index" from pragma_index_list(?)').all(name)) {
        const first = database.prepare('select name from pragma_index_info(?) order by seqno').get(String(index));
        expect(first?.name, `index ${index}`).toBe('siteId');
      }
      const foreign = database.prepare('select id, "from" as own from pragma_foreign_key_list(?) where seq = 0').all(name);
      for (const { own } of foreign) expect(own, `foreign key of ${name}`).toBe('siteId');
      if (name !== 'site') expect(foreign.length, `${name} belongs to a site`).toBeGreaterThan(0);
    }
    database.close();
  });

  it('stands in strict tables only, so that no text slips into a number', async () => {
    const database = await schema();
    const strict = database.prepare("select name from pragma_table_list where strict = 1 and schema = 'main' order by name").all();
    expect(strict.map(({ name }) => name)).toEqual(tables(database));
    database.close();
  });

  it('has an owner of each DTU and a fencing number of each order from the first migration on', async () => {
    const database = await schema();
    const columnsOf = (table: string) =>
      database
        .prepare('select name from pragma_table_info(?)')
        .all(table)
        .map(({ name }) => name);
    expect(columnsOf('dtuOwner')).toEqual(['siteId', 'dtuId', 'owner', 'expiresAt', 'fencing']);
    expect(columnsOf('switchOrder')).toContain('fencing');
    database.close();
  });
});
