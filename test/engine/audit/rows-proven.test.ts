import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../../adapters/store/store.ts';
import { type RowsReport, rowsProven } from '../../../engine/audit-checks/rows-proven.ts';
import { temporaryStore } from '../../adapters/store/fixtures.ts';
import { EVERY_FACT } from './every-fact.ts';
import { rowsExpected } from './rows-expected.ts';

type Row = Record<string, SQLInputValue>;

/** A store with facts of every kind, and a vandal with a way in beside the program. */
async function vandalised() {
  const store = await temporaryStore();
  for (const write of EVERY_FACT) await store.transaction(write);
  const vandal = new DatabaseSync(store.path);
  vandal.exec('pragma foreign_keys = off');
  onTestFinished(() => vandal.close());
  const tables = await store.read(async (tx) => tx.audit.factTables.map(({ table }) => table));
  return {
    store,
    tables,
    columnsOf: (table: string) => Object.keys(rowAt(vandal, table, 0)),
    count: (table: string) => Number(vandal.prepare(`select count(*) as n from "${table}"`).get()?.n),
    rowAt: (table: string, at: number) => rowAt(vandal, table, at),
    /* The last column of its primary key. */
    keyOf: (table: string) => String(vandal.prepare('select name from pragma_table_info(?) order by pk desc').get(table)?.name),
    run: (text: string, ...cells: SQLInputValue[]) => vandal.prepare(text).run(...cells),
  };
}

function rowAt(database: DatabaseSync, table: string, at: number): Row {
  const row = database.prepare(`select rowid as "rowid", * from "${table}" order by rowid limit 1 offset ?`).get(at);
  if (row === undefined) throw new Error(`${table} has no row ${at}`);
  return row as Row;
}

async function found(store: Store): Promise<RowsReport['findings']> {
  return (await rowsProven({ store }, await rowsExpected(store))).report.findings;
}

const other = (cell: SQLInputValue | undefined): SQLInputValue => (typeof cell === 'number' ? cell + 100 : `${cell ?? ''}x`);
/* A column that holds null may be of any type: a number fits a text column of a strict table, as text, and an integer one. */
const filled = (cell: SQLInputValue | undefined): SQLInputValue => (cell === null ? 7 : other(cell));

describe('every fact', () => {
  it('fits what its transaction wrote as long as nobody touches it, and every table of the store is one of facts or known to be none', async () => {
    const { store, tables, count, columnsOf } = await vandalised();
    expect(await found(store)).toEqual([]);
    for (const table of tables) expect(count(table), table).toBeGreaterThan(0);
    expect(columnsOf('payment').length).toBeGreaterThan(10);
    const database = new DatabaseSync(store.path, { readOnly: true });
    const named = database.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'").all();
    database.close();
    const rest = named.map(({ name }) => String(name)).filter((name) => !tables.includes(name) && !name.startsWith('kysely'));
    /* State, derived of facts, or the chain itself. */
    const state = ['site', 'dtuOwner', 'lockCase', 'switchOrder', 'effect', 'circuitHold', 'score'];
    const derived = ['openCharge', 'openPayment', 'feedSpan', 'leaseReckoned'];
    expect(rest.sort()).toEqual([...state, ...derived, 'auditRecord', 'auditCase', 'auditText'].sort());
  });

  it('is missed when it is gone, in each table, and a row that nobody wrote is named', async () => {
    const { store, tables, rowAt, run, count, keyOf } = await vandalised();
    for (const table of tables) {
      const { rowid, ...row } = rowAt(table, 0);
      run(`delete from "${table}" where rowid = ?`, rowid ?? null);
      expect(await found(store), `${table}, deleted`).toMatchObject([{ table, kind: 'missing', rows: 1 }]);
      const insert = (cells: Row) => {
        const names = Object.keys(cells).map((column) => `"${column}"`);
        run(`insert into "${table}" (${names}) values (${names.map(() => '?')})`, ...Object.values(cells));
      };
      insert({ rowid: rowid ?? null, ...row });
      expect(await found(store), `${table}, put back as it was`).toEqual([]);
      const key = keyOf(table);
      for (const change of [{}, 'batch' in row ? { batch: 99 } : { written: 99 }, 'batch' in row ? { batch: 0 } : { written: null }]) {
        if (table === 'ledgerBatch' && Object.keys(change).length === 0) continue;
        insert({ ...row, [key]: other(row[key]), ...change });
        const [finding, ...more] = await found(store);
        expect(more).toEqual([]);
        expect(finding, `${table}, ${JSON.stringify(change)}`).toMatchObject({
          table,
          rows: 1,
          ids: expect.arrayContaining([expect.any(String)]),
        });
        expect(['added', 'uncovered']).toContain(finding?.kind);
        run(`delete from "${table}" where rowid = (select max(rowid) from "${table}")`);
      }
      expect(await found(store)).toEqual([]);
      expect(count(table)).toBeGreaterThan(0);
    }
  }, 60_000);

  it('is noticed whichever cell of it is changed', async () => {
    const { store, tables, columnsOf, rowAt, run, count } = await vandalised();
    const cells = tables.flatMap((table) =>
      columnsOf(table).flatMap((column) => (column === 'rowid' || column === 'siteId' ? [] : [{ table, column }])),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cells), fc.nat(), async ({ table, column }, n) => {
        const row = rowAt(table, n % count(table));
        run(`update "${table}" set "${column}" = ? where rowid = ?`, filled(row[column]), row.rowid ?? null);
        const findings = await found(store);
        expect(findings.length, `${table}.${column}`).toBeGreaterThan(0);
        expect(findings.every((finding) => finding.table === table)).toBe(true);
        run(`update "${table}" set "${column}" = ? where rowid = ?`, row[column] ?? null, row.rowid ?? null);
      }),
      { numRuns: 150, seed: 13 },
    );
    expect(await found(store)).toEqual([]);
  }, 60_000);

  it('is named where its transaction wrote few: the row, its table and the record', async () => {
    const { store, run } = await vandalised();
    run(`update payment set "amountMinor" = 400000 where "paymentId" = 'p1'`);
    run(`update charge set "amountMinor" = 1 where "chargeId" = 'c7'`);
    const findings = await found(store);
    expect(findings).toMatchObject([
      { table: 'charge', kind: 'changed', rows: 20, ids: ['c0', 'c1', 'c2'] },
      { table: 'payment', kind: 'changed', rows: 1, ids: ['p1'] },
    ]);
    const records = await store.read((tx) => tx.audit.list({}));
    for (const { record } of findings) expect(records.find(({ seq }) => seq === record)?.kind).toBe('rows/written');
  });
});
