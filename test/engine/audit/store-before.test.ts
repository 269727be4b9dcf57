import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { SQLITE } from '../../../adapters/store/migrations/define-table.ts';
import { migrate, migrationsFor } from '../../../adapters/store/migrations/migrations.ts';
import type { Tables } from '../../../adapters/store/schema.ts';
import { NodeSqliteDialect, openDatabase } from '../../../adapters/store/sqlite/dialect.ts';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { printVerify } from '../../../bin/dunlock/print-verify.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { charge, NOW, SITE, temporaryFolder } from '../../adapters/store/fixtures.ts';
import { testContext } from '../../setup/context.ts';
import { vandalOf } from './vandal.ts';

/* What a site of the version before digests held: a tenant, money of its first version (batch 0) and of a batch of its own, a stop, a told day, a bill, and a lease to reckon. */
const ROWS = `
  insert into site (siteId, name, timeZone, currency, simulated, pack, createdAt, clockAt, settings, clockKind)
    values ('mall', 'Test mall', 'Asia/Shanghai', 'CNY', 1, 'demo-mall', '${NOW}', '${NOW}', '{}', 'machine');
  insert into tenant (siteId, tenantId, version, name, language, contacts, knownAt, supersedes)
    values ('mall', 'ada', 1, 'Ada', 'en', '[]', '${NOW}', null);
  insert into ledgerBatch values ('mall', 1, '${NOW}', null);
  insert into charge (siteId, chargeId, tenantId, debtType, creditorParty, creditorRole, amountMinor, currency, issueDate, dueDate, knownAt, backfilled, taxMinor, working, batch)
    values ('mall', 'c1', 'ada', 'rent', 'Mall Ltd', 'landlord', 10000, 'CNY', '2026-02-20', '2026-03-01', '${NOW}', 0, 0, '', 0),
           ('mall', 'c2', 'ada', 'rent', 'Mall Ltd', 'landlord', 500, 'CNY', '2026-02-20', '2026-03-01', '${NOW}', 0, 0, '', 1);
  insert into payment (siteId, paymentId, tenantId, payer, reference, amountMinor, currency, paidAt, knownAt, backfilled, payerAccount, purpose, batch)
    values ('mall', 'p1', 'ada', 'Ada Co', '', 4500, 'CNY', '2026-03-01T00:00:00.000Z', '${NOW}', 0, '', null, 0);
  insert into allocation (siteId, chargeId, paymentId, number, amountMinor, knownAt, batch) values ('mall', 'c1', 'p1', 1, 4500, '${NOW}', 0);
  insert into openCharge (siteId, chargeId, tenantId, dueDate, paidMinor, creditedMinor)
    values ('mall', 'c1', 'ada', '2026-03-01', 4500, 0), ('mall', 'c2', 'ada', '2026-03-01', 0, 0);
  insert into feedCover values ('mall', 'bank', 'CN88', '2026-03-01', '2026-03-02', 'm.xml', '${NOW}');
  insert into feedSpan values ('mall', 'bank', 'CN88', '2026-03-01', '2026-03-02');
  insert into stop (siteId, stopId, kind, scope, target, "by", reason, at, until)
    values ('mall', 's1', 'stop', 'site', 'mall', 'amy', 'works', '${NOW}', null);
  insert into effect (siteId, effectId, kind, className, tenantId, state, plannedAt, dueAt, token, attempts, body)
    values ('mall', 'bill/ada', 'message', 'bill', 'ada', 'planned', '${NOW}', '${NOW}', 'secret', 0, '{}');
  insert into leaseReckoned values ('mall', 'l1', 0, 0);`;

const FACTS = 8;

async function storeFromBefore() {
  const path = join(temporaryFolder(), 'site.db');
  const before = Object.fromEntries(Object.entries(migrationsFor(SQLITE)).filter(([name]) => name < '003'));
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openDatabase(path, false)) });
  await migrate(db, before, path);
  await db.destroy();
  const database = new DatabaseSync(path);
  database.exec(ROWS);
  database.close();
  const store = await openSqliteStore(path, SITE, NOW);
  onTestFinished(() => store.close());
  return { context: { ...(await testContext()), store }, vandal: vandalOf(path) };
}

it('a store from before digests were kept gets one record of its rows, verifies clean and says so, and what is changed since is noticed', async () => {
  const { context, vandal } = await storeFromBefore();
  const records = await context.store.read((tx) => tx.audit.list({}));
  expect(records.map(({ kind }) => kind)).toEqual(['rows/before', 'site/before', 'messages/planned', 'leases/reckoned']);
  expect(JSON.parse(records[0]?.body ?? '')).toMatchObject({ batch: 1, rows: { charge: { n: 2 }, stop: { n: 1 } } });
  await context.store.transaction(({ ledger }) => ledger.addCharges([charge('c3')]));

  const clean = await verifyAudit(context);
  expect(clean.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(clean.rows).toMatchObject({ before: FACTS, findings: [] });
  expect(printVerify(clean)).toMatchObject({
    code: 0,
    text: expect.stringContaining(`before digests were kept: ${FACTS} rows, unchanged since`),
  });

  const findings = async () => (await verifyAudit(context)).rows.findings;
  vandal.run(`update charge set "amountMinor" = 1 where "chargeId" = 'c1'`);
  expect(await findings()).toMatchObject([{ table: 'charge', kind: 'changed', rows: 1, ids: ['c1'], record: 1 }]);
  vandal.run(`update charge set "amountMinor" = 10000 where "chargeId" = 'c1'`);
  vandal.run(`update stop set reason = 'none' where "stopId" = 's1'`);
  expect(await findings()).toMatchObject([{ table: 'stop', kind: 'changed', ids: ['s1'] }]);
  vandal.run(`update stop set reason = 'works' where "stopId" = 's1'`);
  const { paymentId: __, ...row } = vandal.row('payment', '1');
  vandal.insert('payment', { ...row, paymentId: 'p0' });
  expect(await findings()).toMatchObject([{ table: 'payment', kind: 'added', ids: ['p0'] }]);
  vandal.run(`delete from payment where "paymentId" = 'p0'`);
  vandal.run('delete from tenant');
  expect(await findings()).toMatchObject([{ table: 'tenant', kind: 'missing', rows: 1 }]);
});

it.each([
  [`update site set "chargesFrom" = '2023-01-01'`, 'leases are charged from 2023-01-01 on, by the chain from the first day'],
  [`update site set "createdAt" = '2023-01-01T00:00:00.000Z'`, `createdAt is 2023-01-01T00:00:00.000Z, by the chain ${NOW}`],
  [`delete from effect`, 'bill/ada is gone'],
  [`update effect set body = '{"text":"pay me"}'`, 'bill/ada: it is not what was planned'],
  [`update "leaseReckoned" set versions = 5`, 'lease l1: reckoned with 5 versions and 0 reports, by the chain with 0 and 0'],
])('of a store from before, %s is noticed from its first opening on', async (statement, words) => {
  const { context, vandal } = await storeFromBefore();
  const wrong = async () => (await verifyAudit(context)).checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
  expect(await wrong()).toEqual([]);
  vandal.run(statement);
  expect((await wrong()).join('; ')).toContain(words);
});
