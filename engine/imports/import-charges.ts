import type { StoreTransaction } from '../../adapters/store/store.ts';
import { latest } from '../../core/calendar/civil.ts';
import type { Allocation, Charge, Payment } from '../../core/ledger/ledger.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { EngineContext } from '../context.ts';
import { applyCredit } from '../payments/apply-credit.ts';
import { followWaiting, matchWaiting } from '../payments/match-waiting.ts';
import { readRow } from './cells.ts';
import { onLeaseLine } from './charge-lease.ts';
import { CHARGE_COLUMNS, type ChargeRow, chargeRow } from './charge-row.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, ImportRun } from './import-run.ts';
import { chargedBeyond } from './leases/charged-beyond.ts';
import { readTable, type TableRow } from './read-table.ts';
import { RowProgress, type Watched } from './row-progress.ts';
import { RowsSeen } from './rows-seen.ts';

interface Read extends ChargeRow {
  readonly row: TableRow;
}

/**
 * Imports charges that another system issued. With `history` they are backfilled: scored, never reminded of, never lockable.
 * One that names a lease line and its days stands in the place of what the schedule would charge for them.
 * A row that cannot be used is refused with line, column and reason, and the rest goes on; the same file twice changes nothing.
 */
export async function importCharges(
  context: EngineContext,
  input: ImportInput,
  options: { history: boolean } & Watched,
): Promise<ImportReport> {
  const run = new ImportRun('charges', input);
  const table = readTable(input, CHARGE_COLUMNS);
  run.rejected.push(...table.rejected);
  const reads = readAll(run, table.rows, context, options.history);
  const progress = new RowProgress(input, options);
  progress.expect(reads.length);
  for (const chunk of progress.through(reads)) {
    await context.store.transaction((tx) => takeIn(tx, run, chunk, context));
  }
  await run.keepRejects(context);
  return run.report();
}

function readAll(run: ImportRun, rows: readonly TableRow[], context: EngineContext, history: boolean): Read[] {
  const seen = new RowsSeen();
  const reads: Read[] = [];
  for (const row of rows) {
    const read = readRow(run, row, (cells) => chargeRow(cells, context, history));
    if (read === null) continue;
    const before = seen.note(read.charge.chargeId, read, row.line);
    if (before === 'new') reads.push({ ...read, row });
    else if (before === 'same') run.unchanged++;
    else {
      const reason = `${read.charge.chargeId} stands on line ${before.otherLine} with other content`;
      run.reject(row, row.given.get('chargeId') ?? 'chargeId', reason);
    }
  }
  return reads;
}

async function takeIn(tx: StoreTransaction, run: ImportRun, reads: readonly Read[], context: EngineContext): Promise<void> {
  const known = new Set((await tx.estate.tenants()).map((tenant) => tenant.tenantId));
  const facts: unknown[] = [];
  const owing = new Set<string>();
  const fresh: Charge[] = [];
  const wanted = reads.map(({ charge: { chargeId: id, tenantId, amount } }) => ({ id, tenantId, amount }));
  const overflowing = await run.totals.overflowing(tx, wanted);
  for (const read of reads) {
    const { row, settled } = read;
    const { tenantId } = read.charge;
    const tooMuch = overflowing.get(read.charge.chargeId);
    if (tooMuch !== undefined) {
      run.reject(row, row.given.get('amount') ?? 'amount', tooMuch);
      continue;
    }
    if (!known.has(tenantId)) {
      run.reject(row, row.given.get('tenantId') ?? 'tenantId', `tenant '${tenantId}' is not known: import the estate first`);
      continue;
    }
    const charge = await onLeaseLine(tx, read);
    if ('reason' in charge) {
      run.reject(row, row.given.get(charge.place) ?? charge.place, charge.reason);
      continue;
    }
    const added = await tx.ledger.addCharge(charge);
    if (added === 'conflict') {
      const reason = `${charge.chargeId} is in the ledger with other content: a charge is never edited`;
      run.reject(row, row.given.get('chargeId') ?? 'chargeId', reason);
      continue;
    }
    const paid = settled === null ? 'unchanged' : await settle(tx, settled, charge);
    if (paid === 'conflict') {
      run.reject(row, row.given.get('settleDate') ?? 'settleDate', `${charge.chargeId} is in the ledger as settled on another day`);
      continue;
    }
    if (added === 'unchanged' && paid === 'unchanged') {
      run.unchanged++;
      continue;
    }
    run.accepted++;
    run.tenants.add(charge.tenantId);
    if (added === 'accepted') {
      run.totals.took([charge]);
      fresh.push(charge);
      run.warnings.push(...(await chargedBeyond(tx, charge, row.line)));
    }
    facts.push(settled === null ? [charge] : [charge, settled]);
    if (!charge.backfilled) owing.add(charge.tenantId);
  }
  const now = context.clock.now();
  const matched = await matchWaiting(tx, fresh, now);
  for (const { tenantId } of matched) owing.add(tenantId);
  const accounts = await applyCredit(tx, context, [...owing], now);
  await chainImport(tx, run, facts, now);
  await followWaiting(tx, context, matched, accounts, now);
  run.matched.push(...matched);
}

async function settle(tx: StoreTransaction, settled: Payment, charge: Charge): Promise<'accepted' | 'unchanged' | 'conflict'> {
  const added = await tx.ledger.addPayment(settled);
  if (added !== 'accepted') return added;
  const [balance] = await tx.ledger.balancesOf([charge.chargeId]);
  const amountMinor = balance === undefined ? charge.amount.minor : openMinor(balance);
  /* What was paid before it was issued is set against it when it is issued. */
  const knownAt = latest(settled.knownAt, charge.knownAt);
  const allocation: Allocation = { paymentId: settled.paymentId, chargeId: charge.chargeId, amountMinor, knownAt };
  if (amountMinor > 0) await tx.ledger.addAllocations([allocation]);
  return added;
}
