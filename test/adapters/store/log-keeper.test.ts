import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../adapters/store/sqlite/dialect.ts';
import { LogKeeper } from '../../../adapters/store/sqlite/log-keeper.ts';
import { temporaryFolder } from './fixtures.ts';

const MUCH = 20_000;
const WAIT = { timeout: 20_000, interval: 20 };

function written(): { database: DatabaseSync; path: string } {
  const path = join(temporaryFolder(), 'site.db');
  const database = openDatabase(path, false);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec('create table t (x blob) strict');
  return { database, path };
}

/* Fewer pages than those after which a commit brings them into the file itself. */
function write(database: DatabaseSync): void {
  for (let n = 0; n < 10; n++) database.prepare('insert into t values (zeroblob(40000))').run();
}

const pagesOf = (database: DatabaseSync) => database.prepare('pragma wal_autocheckpoint').get()?.wal_autocheckpoint;

it('a thread brings the log into the file while much is written, and goes when nothing more is', { timeout: 60_000 }, async () => {
  const { database, path } = written();
  const keeper = new LogKeeper(database, path);
  const before = statSync(path).size;
  write(database);
  keeper.wrote(MUCH - 1);
  expect(pagesOf(database)).toBe(250);
  expect(statSync(path).size).toBe(before);
  keeper.wrote(1);
  expect(pagesOf(database)).toBe(8_192);
  await vi.waitFor(() => expect(statSync(path).size).toBeGreaterThan(before + 400_000), WAIT);
  await vi.waitFor(() => expect(pagesOf(database)).toBe(250), WAIT);
  keeper.wrote(MUCH);
  expect(pagesOf(database)).toBe(8_192);
  await keeper.end();
  expect(pagesOf(database)).toBe(250);
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
});

it('little now and then is no work for a thread', { timeout: 60_000 }, async () => {
  const { database, path } = written();
  const keeper = new LogKeeper(database, path);
  for (let n = 0; n < 3; n++) {
    keeper.wrote(MUCH / 2);
    await setTimeout(1_100);
  }
  expect(pagesOf(database)).toBe(250);
  await keeper.end();
});

it('a thread that dies is told of, and commits bring the log into the file again', { timeout: 60_000 }, async () => {
  const { database } = written();
  const other = join(temporaryFolder(), 'other.db');
  writeFileSync(other, 'no database, but long enough to look like the header of one\n'.repeat(20));
  const keeper = new LogKeeper(database, other);
  const warned = once(process, 'warning');
  keeper.wrote(MUCH);
  const [warning] = await warned;
  expect(warning).toMatchObject({ key: 'store/log-thread-ended', place: other });
  expect(String(warning)).toMatch(/file is not a database/);
  expect(pagesOf(database)).toBe(250);
  keeper.wrote(MUCH);
  expect(pagesOf(database)).toBe(250);
  await keeper.end();
});
