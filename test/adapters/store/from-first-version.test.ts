import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { SQLITE } from '../../../adapters/store/migrations/define-table.ts';
import { migrate, migrationsFor } from '../../../adapters/store/migrations/migrations.ts';
import type { Tables } from '../../../adapters/store/schema.ts';
import { NodeSqliteDialect, openDatabase } from '../../../adapters/store/sqlite/dialect.ts';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { settleAccount } from '../../../core/ledger/settle-account.ts';
import { NOW, SITE, temporaryFolder } from './fixtures.ts';

/* What a site of the first version held: an open charge paid in part, a settled one, history, credit, suspense and an assigned payment. */
const ROWS = `
  insert into site values ('mall', 'Test mall', 'Asia/Shanghai', 'CNY', 1, 'demo-mall', '${NOW}', '${NOW}', '{}');
  insert into charge values
    ('mall', 'c1', 'ada', null, null, 'rent', 'Mall Ltd', 'landlord', 10000, 'CNY', null, null, '2026-02-20', '2026-03-01', '2026-02-20T00:00:00.000Z', 0),
    ('mall', 'c2', 'ada', 'l1', 'rent', 'rent', 'Mall Ltd', 'landlord', 500, 'CNY', '2026-01-01', '2026-02-01', '2026-02-20', '2026-02-28', '2026-02-20T00:00:00.000Z', 0),
    ('mall', 'h1', 'ada', null, null, 'other', 'before', 'landlord', 700, 'CNY', null, null, '2025-01-01', '2025-02-01', '2025-01-01T00:00:00.000Z', 1);
  insert into payment values
    ('mall', 'p1', 'ada', 'Ada Co', '', 4500, 'CNY', '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', 0),
    ('mall', 'p2', null, 'Somebody', 'rent', 900, 'CNY', '2026-03-03T00:00:00.000Z', '2026-03-03T00:00:00.000Z', 0),
    ('mall', 'p3', null, 'Ada', 'thanks', 300, 'CNY', '2026-03-04T00:00:00.000Z', '2026-03-04T00:00:00.000Z', 0),
    ('mall', 'hist/h1', 'ada', '', 'h1', 700, 'CNY', '2025-02-02T00:00:00.000Z', '2025-02-02T00:00:00.000Z', 1);
  insert into paymentAssignment values ('mall', 'p3', 'ada', 'c1', '2026-03-05T00:00:00.000Z');
  insert into allocation values
    ('mall', 'c2', 'p1', 1, 500, '2026-03-02T00:00:00.000Z'),
    ('mall', 'c1', 'p1', 1, 3000, '2026-03-02T00:00:00.000Z'),
    ('mall', 'h1', 'hist/h1', 1, 700, '2025-02-02T00:00:00.000Z');
  insert into openCharge values ('mall', 'c1', 'ada', '2026-03-01');
  insert into meter values ('mall', 'm1', 'k1', 'd1', '0001', 'dtu-json', 30, '2026-01-01', null, 'direct', 1, '${NOW}', null);
  insert into billingReading values
    ('mall', 'm1', '2026-02-01T00:00:00.000Z', 'period-end', 'd1', 'electricity', '0001', 500, 10, 230, 'on', '${NOW}'),
    ('mall', 'm1', '2026-02-03T00:00:00.000Z', 'lock', 'd1', 'electricity', '0001', 510, 10, 230, 'on', '${NOW}'),
    ('mall', 'm1', '2026-02-03T00:00:00.000Z', 'lock', 'd1', 'electricity', '0001', 510, 0, 230, 'off', '${NOW}');`;

async function fileOfFirstVersion(): Promise<string> {
  const path = join(temporaryFolder(), 'site.db');
  const { '001-first-light': first } = migrationsFor(SQLITE);
  if (first === undefined) throw new Error('the first migration keeps its name for ever');
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openDatabase(path, false)) });
  await migrate(db, { '001-first-light': first }, path);
  await db.destroy();
  const database = new DatabaseSync(path);
  database.exec(ROWS);
  database.close();
  return path;
}

it('a file of the first version opens and keeps everything', async () => {
  const path = await fileOfFirstVersion();
  const store = await openSqliteStore(path, SITE, NOW);
  try {
    await store.read(async ({ ledger, estate, readings }) => {
      expect(await estate.meters()).toMatchObject([{ meterId: 'm1', ctRatio: 30, ptRatio: 1, openingRegister: null, closingRates: null }]);
      expect(
        (await readings.of('m1', NOW, 9)).map(({ because, register, rates, switchState }) => [because, register, rates, switchState]),
      ).toEqual([
        ['lock', 510, null, 'off'],
        ['lock', 510, null, 'on'],
        ['period-end', 500, null, 'on'],
      ]);
      const [c1] = await ledger.openBalances({});
      expect(c1).toMatchObject({ charge: { chargeId: 'c1', taxMinor: 0, about: null, working: '' }, paidMinor: 3000, creditedMinor: 0 });
      expect(await ledger.openBalances({})).toHaveLength(1);
      expect(
        (await ledger.balances('ada', NOW)).map(({ charge, paidMinor, settledAt }) => [charge.chargeId, paidMinor, settledAt]),
      ).toEqual([
        ['h1', 700, '2025-02-02T00:00:00.000Z'],
        ['c2', 500, '2026-03-01T00:00:00.000Z'],
        ['c1', 3000, null],
      ]);
      expect(await ledger.suspense()).toMatchObject([{ payment: { paymentId: 'p2', payerAccount: '', purpose: null }, openMinor: 900 }]);
      expect(await ledger.tenders('ada')).toMatchObject([
        { payment: { paymentId: 'p1' }, leftMinor: 1000 },
        { payment: { paymentId: 'p3', tenantId: 'ada', reference: 'c1' }, leftMinor: 300, named: ['rent'] },
      ]);
      expect(await ledger.matches('p3')).toMatchObject([
        { tenantId: 'ada', reference: 'c1', via: 'row', knownAt: '2026-03-05T00:00:00.000Z' },
      ]);
      const before: Instant = '2026-03-04T12:00:00.000Z';
      expect((await ledger.payments('ada', before)).map(({ paymentId }) => paymentId)).toEqual(['hist/h1', 'p1']);
      expect((await ledger.payments('ada', NOW)).map(({ paymentId }) => paymentId)).toEqual(['hist/h1', 'p1', 'p3']);
    });
    await store.transaction(async ({ ledger }) => {
      const [account] = await ledger.accounts(['ada']);
      if (account === undefined) throw new Error('every tenant has an account');
      const { parts } = settleAccount(account, OLDEST_FIRST);
      expect(parts).toEqual([
        { paymentId: 'p1', chargeId: 'c1', minor: 1000 },
        { paymentId: 'p3', chargeId: 'c1', minor: 300 },
      ]);
      await ledger.addAllocations(
        parts.map(({ minor, ...pair }) => ({ ...pair, amountMinor: minor, knownAt: NOW })),
        OLDEST_FIRST,
      );
      expect(await ledger.tenders('ada')).toEqual([]);
    });
  } finally {
    await store.close();
  }
  const database = new DatabaseSync(path, { readOnly: true });
  expect(
    database.prepare('select paymentId, chargeId, number, amountMinor, batch from allocation order by batch, paymentId, chargeId').all(),
  ).toMatchObject([
    { paymentId: 'hist/h1', batch: 0 },
    { paymentId: 'p1', chargeId: 'c1', number: 1, batch: 0 },
    { paymentId: 'p1', chargeId: 'c2', number: 1, batch: 0 },
    { paymentId: 'p1', chargeId: 'c1', number: 2, amountMinor: 1000, batch: 1 },
    { paymentId: 'p3', chargeId: 'c1', number: 1, batch: 1 },
  ]);
  expect(database.prepare('select batch, at from ledgerBatch').all()).toEqual([{ batch: 1, at: NOW }]);
  database.close();
});
