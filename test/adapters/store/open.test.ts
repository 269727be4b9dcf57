import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSqliteStore, type SiteCreation } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { peekSite } from '../../../adapters/store/sqlite/peek-site.ts';
import { StoreError } from '../../../adapters/store/store-error.ts';
import { NOW, SITE, temporaryFolder } from './fixtures.ts';

async function openAndClose(path: string, site: SiteCreation): Promise<void> {
  await (await openSqliteStore(path, site, NOW)).close();
}

describe('opening a store', () => {
  it('makes folder, file and site, and finds them again with the clock and settings as last used', async () => {
    const path = join(temporaryFolder(), 'deep', 'er', 'site.db');
    const first = await openSqliteStore(path, SITE, NOW);
    expect(first.site).toEqual({ ...SITE, createdAt: NOW, clockAt: NOW, clockKind: 'machine', chargesFrom: null });
    await first.noteClock('2026-04-01T00:00:00.000Z', 'own');
    expect(first.site.clockAt).toBe('2026-04-01T00:00:00.000Z');
    await first.close();
    const again = await openSqliteStore(path, { ...SITE, settings: '{"later":1}' }, '2027-01-01T00:00:00.000Z');
    expect(again.site).toEqual({
      ...SITE,
      settings: '{"later":1}',
      createdAt: NOW,
      clockAt: '2026-04-01T00:00:00.000Z',
      clockKind: 'own',
      chargesFrom: null,
    });
    await again.close();
    expect(peekSite(path)).toEqual({ settings: '{"later":1}', clockAt: '2026-04-01T00:00:00.000Z', simulated: true });
  });

  it('commits durably: WAL, every commit on disk, foreign keys on', async () => {
    const store = await openSqliteStore(join(temporaryFolder(), 'site.db'), SITE, NOW);
    const unknown = store.transaction((tx) =>
      tx.ledger.addAllocations([{ chargeId: 'no', paymentId: 'no', amountMinor: 1, knownAt: NOW }]),
    );
    await expect(unknown).rejects.toThrow(/FOREIGN KEY/);
    await store.close();
  });

  it.each([
    ['another site', { ...SITE, siteId: 'office' }, 'store/other-site', "it holds site 'mall', not 'office'"],
    ['a real site', { ...SITE, simulated: false }, 'store/simulated', 'it was created as a simulated site and stays so for ever'],
    ['another time zone', { ...SITE, timeZone: 'Europe/Rome' }, 'store/time-zone', 'its dates are of Asia/Shanghai, not of Europe/Rome'],
    ['another currency', { ...SITE, currency: 'EUR' }, 'store/currency', 'its currency is CNY, not EUR'],
  ])('refuses to be %s', async (_, wanted, key, words) => {
    const path = join(temporaryFolder(), 'site.db');
    await openAndClose(path, SITE);
    const refused = openAndClose(path, wanted);
    await expect(refused).rejects.toBeInstanceOf(StoreError);
    await expect(refused).rejects.toMatchObject({ key, place: path, message: expect.stringContaining(words) });
    await openAndClose(path, SITE);
  });

  it('says in one sentence that a folder cannot be written', async () => {
    const folder = temporaryFolder();
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    writeFileSync(join(folder, 'file'), '');
    /* root may write anywhere but where the kernel itself refuses */
    const places = [join(folder, 'file', 'site.db'), ...(existsSync('/proc/self') ? ['/proc/dunlock/site.db', '/proc/site.db'] : [])];
    if (process.getuid?.() !== 0) places.push(join(closed, 'site.db'));
    for (const place of places) {
      const refused = openAndClose(place, SITE);
      await expect(refused, place).rejects.toMatchObject({
        name: 'StoreError',
        key: 'store/read-only',
        place,
        message: expect.stringMatching(/the folder .* cannot be written\. Name a data folder that this user may write to$/),
      });
    }
  });

  it('leaves a file alone that is no database', async () => {
    const path = join(temporaryFolder(), 'site.db');
    writeFileSync(path, 'tenant;amount\n'.repeat(200));
    await expect(openAndClose(path, SITE)).rejects.toMatchObject({ key: 'store/not-a-store', place: path });
  });

  it('says who holds the store when another connection is writing', async () => {
    const path = join(temporaryFolder(), 'site.db');
    const store = await openSqliteStore(path, SITE, NOW);
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const blocked = store.transaction((tx) => tx.ledger.noteFeed('bank', '2026-03-09', NOW));
    await expect(blocked).rejects.toMatchObject({ key: 'store/in-use', reason: 'another process holds this store' });
    other.exec('rollback');
    other.close();
    await store.transaction((tx) => tx.ledger.noteFeed('bank', '2026-03-09', NOW));
    await store.close();
  });

  it('keeps everybody else out when it is asked to be exclusive', async () => {
    const path = join(temporaryFolder(), 'site.db');
    const store = await openSqliteStore(path, SITE, NOW, { exclusive: true });
    await expect(openAndClose(path, SITE)).rejects.toMatchObject({ key: 'store/in-use' });
    await store.close();
    await openAndClose(path, SITE);
  });
});
