import { type RawBuilder, sql } from 'kysely';
import type { JournalCursor } from '../../faces/reports.ts';
import type { Scope } from '../scope.ts';
import { ownerOf } from './money-left.ts';

/** A page: at most so many facts, after a place. */
export interface JournalPage {
  readonly after: JournalCursor | null;
  readonly limit: number;
}

export interface JournalSpan {
  readonly from: string;
  readonly until: string;
}

/** Columns of every fact, in one shape. `rank` is the order of kinds within one transaction, `part` numbers what one id has several of. */
const COLUMNS = [
  'rank',
  'id',
  'part',
  'batch',
  'knownAt',
  'happened',
  'kind',
  'debtType',
  'currency',
  'minor',
  'tax',
  'place',
  'tenantId',
  'about',
  'backfilled',
] as const;

type Column = (typeof COLUMNS)[number];
type Cells = { readonly [K in Column]: RawBuilder<unknown> };

/**
 * Every fact that the journal books, known in a span, as one query; of a page only those that can stand on it. Each kind of fact is asked for with
 * its own conditions, order and limit, so that the database goes by the index of its table and stops early.
 */
export function journalFacts(scope: Scope, span: JournalSpan, page: JournalPage | null): RawBuilder<unknown> {
  const after = page?.after ?? null;
  const of = (table: string, cells: Cells, joins: RawBuilder<unknown> = sql``, also: RawBuilder<unknown> = sql``) => {
    const { rank, id, part } = cells;
    const from = after === null || after.knownAt < span.from ? span.from : after.knownAt;
    const place =
      after === null
        ? sql``
        : sql`and (f."knownAt", f."batch", ${rank}, ${id}, ${part})
            > (${after.knownAt}, ${after.batch}, ${after.rank}, ${after.id}, ${after.part})`;
    const facts = sql`
      select ${sql.join(COLUMNS.map((name) => sql`${cells[name]} as ${sql.ref(name)}`))}
      from ${sql.table(table)} as f ${joins}
      where f."siteId" = ${scope.siteId} and ${when(table)} >= ${from} and ${when(table)} < ${span.until} ${place} ${also}`;
    if (page === null) return facts;
    return sql`select * from (${facts} order by ${when(table)}, f."batch", "id", "part" limit ${page.limit}) as ${sql.ref(`of_${table}`)}`;
  };
  return sql.join([charges(of), payments(of), matches(of), credits(of), outflows(of), allocations(of)], sql` union all `);
}

/* The index of the journal: see the migration that makes it. */
function when(table: string) {
  return table === 'charge' || table === 'allocation' ? sql`f."knownAt" || ''` : sql`f."knownAt"`;
}

type Of = (table: string, cells: Cells, joins?: RawBuilder<unknown>, also?: RawBuilder<unknown>) => RawBuilder<unknown>;

const NULL = sql`null`;
const NONE = sql`0`;
const COMMON = { batch: sql`f."batch"`, knownAt: sql`f."knownAt"`, minor: sql`f."amountMinor"`, part: NONE, tax: NONE };
const CHARGE = sql`join "charge" as c on c."siteId" = f."siteId" and c."chargeId" = f."chargeId"`;
const PAYMENT = sql`join "payment" as p on p."siteId" = f."siteId" and p."paymentId" = f."paymentId"`;

function charges(of: Of) {
  return of('charge', {
    ...COMMON,
    rank: sql`1`,
    id: sql`f."chargeId"`,
    happened: sql`f."issueDate"`,
    kind: sql`'charge'`,
    debtType: sql`f."debtType"`,
    currency: sql`f."currency"`,
    tax: sql`f."taxMinor"`,
    place: NULL,
    tenantId: sql`f."tenantId"`,
    about: sql`coalesce(f."about", '')`,
    backfilled: sql`f."backfilled"`,
  });
}

function payments(of: Of) {
  return of('payment', {
    ...COMMON,
    rank: sql`2`,
    id: sql`f."paymentId"`,
    happened: sql`f."paidAt"`,
    kind: sql`'payment'`,
    debtType: NULL,
    currency: sql`f."currency"`,
    place: sql`case when f."tenantId" is null then 'suspense' else 'credit' end`,
    tenantId: sql`f."tenantId"`,
    about: sql`f."reference"`,
    backfilled: sql`f."backfilled"`,
  });
}

/* Only what goes between nobody and somebody moves money; it moves what had not gone back by then (in suspense nothing is allocated). */
function matches(of: Of) {
  const before = sql`(${ownerOf(sql`m."number" < f."number"`)})`;
  return of(
    'paymentMatch',
    {
      ...COMMON,
      rank: sql`3`,
      id: sql`f."paymentId"`,
      part: sql`f."number"`,
      happened: NULL,
      kind: sql`'match'`,
      debtType: NULL,
      currency: sql`p."currency"`,
      minor: sql`p."amountMinor" - coalesce((
        select sum(o."amountMinor") from "outflow" as o
        where o."siteId" = f."siteId" and o."paymentId" = f."paymentId" and o."batch" < f."batch"), 0)`,
      place: sql`case when f."tenantId" is null then 'suspense' else 'credit' end`,
      tenantId: sql`coalesce(f."tenantId", ${before})`,
      about: sql`f."reference"`,
      backfilled: sql`p."backfilled"`,
    },
    PAYMENT,
    sql`and (f."tenantId" is null) <> (${before} is null)`,
  );
}

function credits(of: Of) {
  return of(
    'credit',
    {
      ...COMMON,
      rank: sql`4`,
      id: sql`f."creditId"`,
      happened: sql`f."effectiveOn"`,
      kind: sql`f."kind"`,
      debtType: sql`c."debtType"`,
      currency: sql`f."currency"`,
      tax: sql`f."taxMinor"`,
      place: NULL,
      tenantId: sql`c."tenantId"`,
      about: sql`f."chargeId"`,
      backfilled: sql`c."backfilled"`,
    },
    CHARGE,
  );
}

/* A match of the same transaction counts first, as in what a match moves. */
function outflows(of: Of) {
  const owner = sql`(${ownerOf(sql`m."batch" <= f."batch"`)})`;
  return of(
    'outflow',
    {
      ...COMMON,
      rank: sql`5`,
      id: sql`f."outflowId"`,
      happened: sql`f."happenedAt"`,
      kind: sql`'outflow'`,
      debtType: NULL,
      currency: sql`f."currency"`,
      place: sql`case when ${owner} is null then 'suspense' else 'credit' end`,
      tenantId: owner,
      about: sql`f."paymentId"`,
      backfilled: sql`p."backfilled"`,
    },
    PAYMENT,
  );
}

function allocations(of: Of) {
  return of(
    'allocation',
    {
      ...COMMON,
      rank: sql`6`,
      id: sql`f."paymentId" || ' ' || f."chargeId"`,
      part: sql`f."number"`,
      happened: NULL,
      kind: sql`'allocation'`,
      debtType: sql`c."debtType"`,
      currency: sql`c."currency"`,
      place: NULL,
      tenantId: sql`c."tenantId"`,
      about: sql`f."chargeId"`,
      backfilled: sql`c."backfilled"`,
    },
    CHARGE,
  );
}
