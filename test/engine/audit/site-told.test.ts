import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { takeOver } from '../../../engine/take-over.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { NOW, SITE, temporaryFolder } from '../../adapters/store/fixtures.ts';
import { testContext } from '../../setup/context.ts';
import { vandalOf } from './vandal.ts';

const KIM = { name: 'kim', authenticated: true, via: 'command' } as const;

async function siteInFile() {
  const path = join(temporaryFolder(), 'site.db');
  const context = await testContext();
  const open = async (site = SITE) => {
    const store = await openSqliteStore(path, site, NOW);
    onTestFinished(() => store.close());
    return { ...context, store };
  };
  const wrong = async (site: Awaited<ReturnType<typeof open>>) =>
    (await verifyAudit(site)).checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
  return { open, wrong, vandal: () => vandalOf(path) };
}

it('a site may be opened with another name, pack, settings and clock, and its books taken over: the chain tells of each', async () => {
  const { open, wrong } = await siteInFile();
  await (await open()).store.close();
  const again = await open({ ...SITE, name: 'New name', pack: 'cautious', settings: '{"later":1}' });
  await again.store.noteClock('2026-04-01T00:00:00.000Z', 'own');
  await takeOver(again, '2025-10-01', KIM, 'moved');
  await takeOver(again, '2025-09-01', KIM, 'moved further');
  const records = await again.store.read((tx) => tx.audit.list({}));
  expect(records.map(({ kind }) => kind)).toEqual([
    ...['site/made', 'site/changed', 'site/changed'],
    ...['site/charges-from', 'site/charges-from'],
  ]);
  expect(await wrong(again)).toEqual([]);
  await again.store.noteClock('2026-04-02T00:00:00.000Z', 'own');
  expect(await again.store.read((tx) => tx.audit.head())).toMatchObject({ seq: records.length });
});

it.each([
  ['pack', `update site set pack = 'cautious'`, 'pack was cautious when record 2 was written, by the chain before it demo-mall'],
  ['settings', `update site set settings = '{"x":1}'`, /^settings was [0-9a-f]{64} when record 2 was written/],
])('an edited %s that the next opening puts right again stays a finding', async (_, statement, words) => {
  const { open, wrong, vandal } = await siteInFile();
  await (await open()).store.close();
  vandal().run(statement);
  expect(await wrong(await open())).toEqual([expect.stringMatching(words)]);
});

it('a day from which leases are charged that nobody said stays a finding when somebody says another one later', async () => {
  const { open, wrong, vandal } = await siteInFile();
  await (await open()).store.close();
  vandal().run(`update site set "chargesFrom" = '2023-01-01'`);
  const site = await open();
  expect(await wrong(site)).toEqual(['leases are charged from 2023-01-01 on, by the chain from the first day']);
  await takeOver(site, '2026-01-01', KIM, 'moved');
  expect(await wrong(site)).toEqual([expect.stringContaining('leases were charged from 2023-01-01 on when record 2 was written')]);
});

it('another site in the same file is a finding, and the one that it is of opens all the same', async () => {
  const { open, wrong, vandal } = await siteInFile();
  await (await open()).store.close();
  const one = vandal();
  one.insert('site', { ...one.row('site', '1'), siteId: 'a-mall' });
  expect(await wrong(await open())).toEqual(['a site a-mall stands beside mall: a store holds one']);
});
