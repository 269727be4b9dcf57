import { type Kysely, sql } from 'kysely';
import type { AddedColumns } from '../add-columns.ts';
import { type Dialect, defineTable, type TableDefinition } from '../define-table.ts';

/* Rows of an earlier version stand in batch 0: what was set against what is taken from them as it stands. */
export const MONEY_TABLES: Readonly<Record<string, TableDefinition>> = {
  ledgerBatch: { columns: { batch: 'integer', at: 'text', policy: 'text?' }, key: ['batch'] },
  paymentMatch: {
    columns: {
      paymentId: 'text',
      number: 'integer',
      tenantId: 'text?',
      reference: 'text',
      via: 'text',
      by: 'text',
      reason: 'text',
      knownAt: 'text',
      batch: 'integer',
    },
    key: ['paymentId', 'number'],
    indices: [['tenantId'], ['batch']],
    references: { paymentId: 'payment' },
  },
  payerMemory: {
    columns: { payerKey: 'text', number: 'integer', tenantId: 'text?', by: 'text', reason: 'text', knownAt: 'text', batch: 'integer' },
    key: ['payerKey', 'number'],
  },
  outflow: {
    columns: {
      outflowId: 'text',
      paymentId: 'text',
      kind: 'text',
      amountMinor: 'integer',
      currency: 'text',
      by: 'text',
      reason: 'text',
      happenedAt: 'text',
      knownAt: 'text',
      batch: 'integer',
    },
    key: ['outflowId'],
    indices: [['paymentId']],
    references: { paymentId: 'payment' },
  },
  credit: {
    columns: {
      creditId: 'text',
      chargeId: 'text',
      kind: 'text',
      amountMinor: 'integer',
      currency: 'text',
      taxMinor: 'integer',
      by: 'text',
      reason: 'text',
      effectiveOn: 'text',
      knownAt: 'text',
      batch: 'integer',
    },
    key: ['creditId'],
    indices: [['chargeId'], ['batch']],
    references: { chargeId: 'charge' },
  },
  openPayment: {
    columns: { paymentId: 'text', tenantId: 'text?', currency: 'text', leftMinor: 'integer', paidAt: 'text', backfilled: 'integer' },
    key: ['paymentId'],
    indices: [['tenantId', 'paidAt']],
  },
};

/* By tenant and due date, as it is asked for: a payment then changes one page of it, and not one of each index. */
const OPEN_CHARGE: TableDefinition = {
  columns: { tenantId: 'text', dueDate: 'text', chargeId: 'text', paidMinor: 'integer', creditedMinor: 'integer' },
  key: ['tenantId', 'dueDate', 'chargeId'],
  isClustered: true,
};

export const MONEY_COLUMNS: AddedColumns = {
  charge: {
    taxMinor: { type: 'integer', default: 0 },
    about: { type: 'text?' },
    working: { type: 'text', default: '' },
    batch: { type: 'integer', default: 0 },
  },
  payment: { payerAccount: { type: 'text', default: '' }, purpose: { type: 'text?' }, batch: { type: 'integer', default: 0 } },
  allocation: { batch: { type: 'integer', default: 0 } },
};

/** Brings rows of the first version along: assignments become matches; what is open of charges and left of payments is derived once. */
export async function moveMoney(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`
    insert into "paymentMatch" ("siteId", "paymentId", "number", "tenantId", "reference", "via", "by", "reason", "knownAt", "batch")
    select "siteId", "paymentId", 1, "tenantId", "reference", 'row', '', 'its row came again and said whose it is', "knownAt", 0
    from "paymentAssignment"`.execute(db);
  await db.schema.dropTable('paymentAssignment').execute();
  await db.schema.dropTable('openCharge').execute();
  await defineTable(db, dialect, 'openCharge', OPEN_CHARGE);
  await sql`
    insert into "openCharge" ("siteId", "tenantId", "dueDate", "chargeId", "paidMinor", "creditedMinor")
    select * from (
      select c."siteId", c."tenantId", c."dueDate", c."chargeId", coalesce((
        select sum(a."amountMinor") from "allocation" as a
        where a."siteId" = c."siteId" and a."chargeId" = c."chargeId"), 0) as "paidMinor", 0
      from "charge" as c where c."backfilled" = 0) as o
    where o."paidMinor" < (select c."amountMinor" from "charge" as c where c."siteId" = o."siteId" and c."chargeId" = o."chargeId")`.execute(
    db,
  );
  await sql`
    insert into "openPayment" ("siteId", "paymentId", "tenantId", "currency", "leftMinor", "paidAt", "backfilled")
    select * from (
      select p."siteId", p."paymentId", coalesce(m."tenantId", p."tenantId"), p."currency",
        p."amountMinor" - coalesce((
          select sum(a."amountMinor") from "allocation" as a
          where a."siteId" = p."siteId" and a."paymentId" = p."paymentId"), 0) as "leftMinor",
        p."paidAt", p."backfilled"
      from "payment" as p
      left join "paymentMatch" as m on m."siteId" = p."siteId" and m."paymentId" = p."paymentId") as l
    where l."leftMinor" <> 0`.execute(db);
}
