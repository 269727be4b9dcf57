import type { SQLInputValue } from 'node:sqlite';
import { expect, it } from 'vitest';
import { takeOrder } from '../../../engine/carry-out-orders.ts';
import { takeOver } from '../../../engine/take-over.ts';
import { type VerifyProgress, verifyAudit } from '../../../engine/verify-audit.ts';
import { nearLock } from '../lock/near-lock.ts';
import { OPERATOR } from '../lock/run.ts';
import { vandalOf } from './vandal.ts';

interface Proven {
  readonly table: string;
  /** Which row is spoilt. */
  readonly where: string;
  /** What names it. */
  readonly key: string;
  readonly columns: readonly string[];
  /** Another row of its kind, or one less, is no matter of the chain. */
  readonly onlyCells?: boolean;
}

/* Every column that the chain or the facts say; docs/operating.md names the others. */
const PROVEN: readonly Proven[] = [
  {
    table: 'lockCase',
    where: `"tenantId" = 't-2'`,
    key: 'caseId',
    columns: [
      ...['leaseId', 'tenantId', 'creditorParty', 'creditorRole', 'currency', 'clockDate', 'rung', 'openedAt', 'rungSince', 'noticeId'],
      ...['warningId', 'closedAt', 'closedBecause'],
    ],
  },
  {
    table: 'switchOrder',
    where: `"action" = 'lock'`,
    key: 'orderId',
    columns: [...['action', 'circuitId', 'meterId', 'dtuId', 'unitId', 'tenantId', 'plannedAt', 'expiresAt', 'frameSentAt', 'confirmedAt']],
  },
  {
    table: 'effect',
    where: `"kind" = 'order'`,
    key: 'effectId',
    columns: ['className', 'tenantId', 'caseId', 'state', 'plannedAt', 'expiresAt', 'body'],
  },
  { table: 'effect', where: `"kind" = 'message' and "state" = 'done'`, key: 'effectId', columns: ['state'], onlyCells: true },
  {
    table: 'effect',
    where: `"kind" = 'message' and "caseId" is not null`,
    key: 'effectId',
    columns: ['className', 'tenantId', 'caseId', 'plannedAt', 'expiresAt', 'token', 'body'],
  },
  {
    table: 'site',
    where: '1',
    key: 'siteId',
    columns: ['name', 'timeZone', 'currency', 'simulated', 'pack', 'createdAt', 'settings', 'clockKind', 'chargesFrom'],
  },
  { table: 'leaseReckoned', where: '1', key: 'leaseId', columns: ['versions', 'reports'] },
  { table: 'circuitHold', where: '1', key: 'circuitId', columns: ['circuitId', 'caseId', 'orderId', 'since'] },
  { table: 'openCharge', where: '1', key: 'chargeId', columns: ['chargeId', 'tenantId', 'dueDate', 'paidMinor', 'creditedMinor'] },
  {
    table: 'openPayment',
    where: `"tenantId" = 't-1'`,
    key: 'paymentId',
    columns: ['paymentId', 'tenantId', 'currency', 'leftMinor', 'paidAt', 'backfilled'],
  },
  { table: 'feedSpan', where: '1', key: 'account', columns: ['feed', 'account', 'fromDate', 'throughDate'] },
  { table: 'auditCase', where: '1', key: 'seq', columns: ['caseId', 'seq', 'hash'] },
  /* It may be deleted: a person is erased by it, and the chain stays valid. */
  { table: 'auditText', where: '1', key: 'seq', columns: ['seq', 'salt'], onlyCells: true },
];

async function lockedSite() {
  const site = await nearLock({ shops: ['t-2'] });
  const { context } = site;
  for (const key of await site.planned()) await takeOrder(context, key, 'switch');
  await site.life.now();
  expect(site.switches()).toBe('on on off');
  await site.life.pay('t-1', '70.00');
  await site.life.pay('t-2', '70.00');
  await takeOver(context, '2026-01-01', OPERATOR, 'books moved');
  const now = context.clock.now();
  await context.store.transaction(async ({ ledger, leases }) => {
    await leases.noteReckoned(
      (await leases.list()).map(({ leaseId }) => leaseId),
      now,
    );
    await ledger.noteCover('bank', 'CN88', { from: '2026-01-01', through: '2026-01-05' }, 'a.xml', now);
    await ledger.noteCover('bank', 'CN88', { from: '2026-01-06', through: '2026-01-09' }, 'b.xml', now);
    await ledger.noteCover('bank', 'CN88', { from: '2026-01-12', through: '2026-01-13' }, 'c.xml', now);
  });
  const wrong = async (): Promise<string[]> =>
    (await verifyAudit(context)).checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
  return { ...site, vandal: vandalOf(context.storePath), wrong };
}

const other = (cell: SQLInputValue | undefined): SQLInputValue => (typeof cell === 'number' ? cell + 100 : `${cell ?? ''}x`);

it('state and derived rows: every cell that the chain or the facts say is missed when it is changed, every row when it is gone or put in', async () => {
  const { vandal, wrong } = await lockedSite();
  expect(await wrong()).toEqual([]);
  const unnoticed: string[] = [];
  const look = async (what: string): Promise<void> => {
    if ((await wrong()).length === 0) unnoticed.push(what);
  };
  for (const { table, where, key, columns, onlyCells } of PROVEN) {
    const row = vandal.row(table, where);
    const remove = (named: SQLInputValue | undefined) => vandal.run(`delete from "${table}" where "${key}" = ?`, named ?? null);
    const siblings = table === 'auditCase' || table === 'feedSpan';
    for (const column of columns) {
      const spoilt = { ...row, [column]: other(row[column]) };
      const same = columns.filter((name) => row[name] !== null).map((name) => `"${name}" = ?`);
      const cells = columns.map((name) => row[name] ?? null).filter((cell) => cell !== null);
      vandal.run(`delete from "${table}" where ${same.join(' and ')} and "${key}" = ?`, ...cells, row[key] ?? null);
      vandal.insert(table, spoilt);
      await look(`${table}.${column}`);
      const places = Object.entries(spoilt).filter(([, cell]) => cell !== null);
      const named = places.map(([name]) => `"${name}" = ?`).join(' and ');
      vandal.run(`delete from "${table}" where ${named}`, ...places.map(([, cell]) => cell));
      vandal.insert(table, row);
    }
    if (onlyCells === true || siblings) continue;
    remove(row[key]);
    await look(`${table}, deleted`);
    vandal.insert(table, row);
    vandal.insert(table, { ...row, [key]: other(row[key]) });
    await look(`${table}, put in`);
    remove(other(row[key]));
  }
  expect(unnoticed).toEqual([]);
  expect(await wrong()).toEqual([]);
}, 60_000);

it('names what is wrong: which case, which circuit, whose money', async () => {
  const { vandal, wrong, context } = await lockedSite();
  vandal.run(`update "lockCase" set "rung" = 'closed', "closedBecause" = 'released' where "tenantId" = 't-2'`);
  vandal.run('delete from "circuitHold"');
  vandal.run(`update "openPayment" set "leftMinor" = 9900000 where "tenantId" = 't-1'`);
  vandal.run(`update "feedSpan" set "throughDate" = '2026-01-11' where "fromDate" = '2026-01-01'`);
  const found = (await wrong()).join('\n');
  expect(found).toMatch(/case .*: rung is closed, by the chain locked/);
  expect(found).toMatch(/closedBecause is released, by the chain null/);
  expect(found).toMatch(/c-2e is held by no row, by the chain by lock\/c-2e/);
  expect(found).toMatch(/t-1: left of .* it holds 9900000 CNY.*, by its facts \d+ CNY/);
  expect(found).toMatch(/bank CN88: 2026-01-01 to 2026-01-11.*, by its files 2026-01-01 to 2026-01-09, 2026-01-12 to 2026-01-13/);
  const told: VerifyProgress[] = [];
  const report = await verifyAudit(context, (progress) => told.push(progress));
  expect(told.map(({ verifying }) => verifying)).toEqual(expect.arrayContaining(['chain', 'payment', 'evidence', 'accounts']));
  expect(report.notProven.length).toBeGreaterThan(0);
});
