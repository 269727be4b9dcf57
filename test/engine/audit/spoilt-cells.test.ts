import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import { testContext } from '../../setup/context.ts';
import { EVERY_FACT } from './every-fact.ts';

type Row = Record<string, SQLInputValue>;

/* Columns of which the test says that they hold JSON; every other text is digested as it stands. */
const JSON_CELLS: Readonly<Record<string, readonly string[]>> = {
  tenant: ['contacts'],
  meter: ['openingRates', 'closingRates'],
  lease: ['unitIds', 'parties', 'contacts', 'clause', 'lines', 'amendment'],
  contract: ['lines', 'form', 'terms'],
  contractAnswer: ['value'],
  ledgerBatch: ['policy'],
  statementPage: ['content'],
};

async function spoilable() {
  const context = await testContext({ start: '2026-03-10' });
  for (const write of EVERY_FACT) await context.store.transaction(write);
  const policy = { order: [], ringFenced: [] };
  const vandal = new DatabaseSync(context.storePath);
  vandal.exec('pragma foreign_keys = off');
  onTestFinished(() => vandal.close());
  vandal.prepare('update "ledgerBatch" set policy = ?').run(JSON.stringify(policy));
  const tables = await context.store.read(async (tx) => tx.audit.factTables.map(({ table }) => table));
  const failing = async (): Promise<readonly string[]> =>
    (await verifyAudit(context)).checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
  return { context, vandal, tables, failing };
}

it('verify names each cell that cannot be read, by table, row and column, and makes every check whichever text is spoilt', async () => {
  const { context, vandal, tables, failing } = await spoilable();
  const { checks } = await verifyAudit(context);
  const names = checks.map(({ name }) => name);
  for (const table of [...tables, 'auditRecord', 'auditText', 'effect']) {
    const columns = vandal.prepare(`select name from pragma_table_info('${table}') where lower(type) = 'text' and pk = 0`).all();
    for (const { name } of columns) {
      const column = String(name);
      const row = vandal
        .prepare(`select rowid as "rowid", "${column}" as cell from "${table}" where "${column}" is not null limit 1`)
        .get() as Row | undefined;
      if (row === undefined) continue;
      vandal.prepare(`update "${table}" set "${column}" = ? where rowid = ?`).run(`${row.cell}z`, row.rowid ?? null);
      const report = await verifyAudit(context);
      expect(report.ok, `${table}.${column}`).toBe(false);
      expect(report.checks.map((check) => check.name)).toEqual(names);
      if (JSON_CELLS[table]?.includes(column) || (table === 'auditRecord' && column === 'body')) {
        const told = report.checks.find((check) => check.name === 'every cell can be read');
        expect(told?.detail, `${table}.${column}`).toMatch(new RegExp(`${table}: ${column} of \\S.* cannot be read`));
      }
      vandal.prepare(`update "${table}" set "${column}" = ? where rowid = ?`).run(row.cell ?? null, row.rowid ?? null);
    }
  }
  expect((await failing()).filter((text) => text.startsWith('every cell'))).toEqual([]);
}, 120_000);

it('a number that no number of ours holds exactly is named, and the rows of other tables are still proven', async () => {
  const { vandal, failing } = await spoilable();
  vandal.exec(`update "charge" set "amountMinor" = 9223372036854775807 where "chargeId" = 'c7'`);
  vandal.exec(`update "payment" set "payer" = 'x' where "paymentId" = 'p1'`);
  const wrong = (await failing()).join('\n');
  expect(wrong).toContain('charge: amountMinor of c7 cannot be read');
  expect(wrong).toContain('charge: its rows cannot be read');
  expect(wrong).toContain('payment: changed (p1)');
});
