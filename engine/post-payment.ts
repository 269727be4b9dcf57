import type { StoreTransaction } from '../adapters/store/store.ts';
import { dateIn, parseCivilDate } from '../core/calendar/civil.ts';
import type { Payment } from '../core/ledger/ledger.ts';
import type { CaseChange } from './case-change.ts';
import type { EngineContext } from './context.ts';
import { readRow } from './imports/cells.ts';
import type { ImportInput, ImportReport } from './imports/import-report.ts';
import { chainImport, chunksOf, ImportRun } from './imports/import-run.ts';
import { PAYMENT_COLUMNS, paymentRow } from './imports/payment-row.ts';
import { readTable, type TableRow } from './imports/read-table.ts';
import { RowsSeen } from './imports/rows-seen.ts';
import { addPayments } from './payments/add-payment.ts';
import { findPayers, type Payer } from './payments/find-payer.ts';
import { type PostedToTenant, postToTenants } from './payments/post-to-tenant.ts';

export interface PostedPayment {
  readonly payment: Payment;
  readonly allocated: readonly { readonly chargeId: string; readonly minor: number }[];
  /** What was left over (credit, or the whole of it when in suspense). */
  readonly leftMinor: number;
  /** Why it is in suspense, or null. */
  readonly suspense: string | null;
}

export interface PaymentReport extends ImportReport {
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  /** Unlock orders that this made (the dispatcher has them already; a wire carries a copy). */
  readonly orders: readonly string[];
}

interface Read {
  readonly row: TableRow;
  readonly payment: Payment;
}

interface Found extends Read {
  readonly payer: Payer;
}

/**
 * Imports payments: each is set against what it refers to, else the oldest due; money that is nobody's waits in suspense.
 * Idempotent by payment id; a payment in suspense is given to whom its row names when it comes again with a tenant or a reference added. One transaction per tenant, in which everything follows that a payment sets off.
 * @param options.coveredThrough the bank has told everything up to this date; noted only when every row was taken in, for a refused
 * row may be the very payment that keeps somebody from being locked
 */
export async function importPayments(
  context: EngineContext,
  input: ImportInput,
  options: { coveredThrough?: string } = {},
): Promise<PaymentReport> {
  const run = new ImportRun('payments', input);
  const table = readTable(input, PAYMENT_COLUMNS);
  run.rejected.push(...table.rejected);
  const done = { posted: [] as PostedPayment[], cases: [] as CaseChange[], orders: [] as string[] };
  for (const chunk of chunksOf(readAll(run, table.rows, context))) {
    for (const [tenantId, reads] of await byPayer(context, chunk)) {
      const posted = await context.store.transaction((tx) => post(tx, context, run, tenantId, reads));
      done.posted.push(...posted.posted);
      done.cases.push(...posted.cases);
      done.orders.push(...posted.orders);
    }
  }
  if (options.coveredThrough !== undefined) await noteCover(context, run, options.coveredThrough);
  await run.keepRejects(context);
  return { ...run.report(), ...done };
}

function readAll(run: ImportRun, rows: readonly TableRow[], context: EngineContext): Read[] {
  const seen = new RowsSeen();
  const reads: Read[] = [];
  for (const row of rows) {
    const payment = readRow(run, row, (cells) => paymentRow(cells, context));
    if (payment === null) continue;
    const before = seen.note(payment.paymentId, payment, row.line);
    if (before === 'new') reads.push({ row, payment });
    else if (before === 'same') run.unchanged++;
    else run.reject(row, row.given.get('paymentId') ?? null, `${payment.paymentId} stands on line ${before.otherLine} with other content`);
  }
  return reads;
}

/* Rows by whose they are, in order of their first; null gathers what goes to suspense. */
async function byPayer(context: EngineContext, reads: readonly Read[]): Promise<Map<string | null, Found[]>> {
  const payers = await context.store.read((tx) =>
    findPayers(
      tx,
      reads.map(({ payment }) => payment),
    ),
  );
  const found = reads.map((read, i) => ({ ...read, payer: payers[i] ?? { tenantId: null, reason: 'nobody looked' } }));
  return Map.groupBy(found, ({ payer }) => payer.tenantId);
}

async function post(
  tx: StoreTransaction,
  context: EngineContext,
  run: ImportRun,
  tenantId: string | null,
  found: readonly Found[],
): Promise<PostedToTenant> {
  const now = context.clock.now();
  const results = await addPayments(
    tx,
    found.map(({ payment, payer }) => ({ said: payment, payer })),
  );
  const payments: Payment[] = [];
  const assigned: string[] = [];
  for (const [i, { outcome, payment }] of results.entries()) {
    const row = found[i]?.row;
    if (outcome === 'assigned') assigned.push(payment.paymentId);
    if (outcome === 'accepted' || outcome === 'assigned') payments.push(payment);
    else if (outcome === 'unchanged') run.unchanged++;
    else if (row) run.reject(row, row.given.get('paymentId') ?? null, `${payment.paymentId} is in the ledger with other content`);
  }
  run.accepted += payments.length;
  if (payments.length === 0) return { posted: [], cases: [], orders: [] };
  await chainImport(tx, run, payments, now);
  if (tenantId === null) {
    const reasons = new Map(found.map(({ payment, payer }) => [payment.paymentId, payer.tenantId === null ? payer.reason : null]));
    const posted = payments.map((payment) => {
      return { payment, allocated: [], leftMinor: payment.amount.minor, suspense: reasons.get(payment.paymentId) ?? null };
    });
    return { posted, cases: [], orders: [] };
  }
  run.tenants.add(tenantId);
  if (assigned.length > 0) await tx.audit.append({ at: now, kind: 'payment/assigned', body: { tenantId, paymentIds: assigned } });
  return postToTenants(tx, context, new Map([[tenantId, payments]]), now);
}

async function noteCover(context: EngineContext, run: ImportRun, text: string): Promise<void> {
  const covered = parseCivilDate(text);
  const column = 'covers';
  const today = dateIn(context.clock.now(), context.timeZone);
  if (covered === null) return run.reject({ line: null, raw: text }, column, `'${text}' is no date (YYYY-MM-DD)`);
  if (covered > today) return run.reject({ line: null, raw: text }, column, `${text} has not come yet`);
  if (run.rejected.length > 0) {
    const reason = `the bank does not count as complete up to ${covered}: ${run.rejected.length} of its rows were refused`;
    return run.reject({ line: null, raw: text }, column, reason);
  }
  await context.store.transaction((tx) => tx.ledger.noteFeed('bank', covered, context.clock.now()));
}
