import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { EngineContext } from '../../context.ts';
import { addPayments } from '../../payments/add-payment.ts';
import { withChargesInText } from '../../payments/charge-in-text.ts';
import { findPayers } from '../../payments/find-payer.ts';
import { waitingRefs } from '../../payments/match-waiting.ts';
import { type PostedToTenant, postToTenants } from '../../payments/post-to-tenant.ts';
import type { RejectedRow } from '../import-report.ts';
import { chainImport, type ImportRun } from '../import-run.ts';
import { RowsSeen } from '../rows-seen.ts';
import type { BankPayment, BankPlace } from './bank-item.ts';
import { movementRefs, refuseTwins } from './refuse-twins.ts';

/** What one transaction took in. */
export interface TakenChunk extends PostedToTenant {
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RejectedRow[];
  readonly tenants: readonly string[];
}

/**
 * Takes payments into the ledger in one transaction, in which everything follows that they set off. Idempotent by payment id; what is nobody's waits
 * in suspense, and one in suspense is given to whom its row names when it comes again with more in it.
 */
export async function takeChunk(
  tx: StoreTransaction,
  context: EngineContext,
  run: ImportRun,
  payments: readonly BankPayment[],
): Promise<TakenChunk> {
  const now = context.clock.now();
  const rejected: RejectedRow[] = [];
  const once = await refuseTwins(tx, onceEach(payments, rejected), rejected);
  const fresh = await withinTotals(tx, run, once, rejected);
  let unchanged = payments.length - fresh.length - rejected.length;
  const said = await withChargesInText(
    tx,
    fresh.map(({ payment, words }) => ({ payment: { ...payment, knownAt: now }, words })),
  );
  const payers = await findPayers(tx, said);
  const found = said.map((payment, i) => ({
    said: payment,
    words: fresh[i]?.words ?? '',
    payer: payers[i] ?? { tenantId: null, reason: 'nobody looked' },
  }));
  const results = await addPayments(tx, found);
  const accepted: Payment[] = [];
  const assigned: Payment[] = [];
  const came: Payment[] = [];
  const suspense: PostedToTenant['posted'][number][] = [];
  const refs: { account: string; ref: string; paymentId: string }[] = [];
  for (const [i, { outcome, payment }] of results.entries()) {
    const [row, payer] = [fresh[i], payers[i]];
    if (outcome === 'unchanged') unchanged++;
    else if (outcome === 'conflict') rejected.push(refusal(row?.place, `${payment.paymentId} is in the ledger with other content`));
    else {
      accepted.push(payment);
      (outcome === 'assigned' ? assigned : came).push(payment);
      refs.push(...movementRefs(row));
      refs.push(...waitingRefs(payment, said[i]?.reference ?? ''));
      for (const ref of row?.refs ?? []) refs.push({ account: row?.account ?? '', ref, paymentId: payment.paymentId });
      const reason = payer?.tenantId === null ? payer.reason : null;
      if (payment.tenantId === null) suspense.push({ payment, allocated: [], leftMinor: payment.amount.minor, suspense: reason });
    }
  }
  run.totals.took(came);
  await chainImport(tx, run, accepted, now);
  await tx.ledger.addBankRefs(refs);
  await chainAssigned(tx, assigned, now);
  const posted = await postToTenants(tx, context, byTenant(accepted), now);
  const tenants = posted.posted.flatMap(({ payment }) => payment.tenantId ?? []);
  const byId = new Map([...posted.posted, ...suspense].map((each) => [each.payment.paymentId, each]));
  const inOrder = accepted.flatMap(({ paymentId }) => byId.get(paymentId) ?? []);
  return { ...posted, posted: inOrder, accepted: accepted.length, unchanged, rejected, tenants };
}

/* Rows of one file under one id: the same again is nothing new, other content is refused. */
function onceEach(payments: readonly BankPayment[], rejected: RejectedRow[]): readonly BankPayment[] {
  const seen = new RowsSeen();
  return payments.filter(({ payment, place }) => {
    const before = seen.note(payment.paymentId, payment, place.line ?? 0);
    if (before === 'new') return true;
    if (before !== 'same') rejected.push(refusal(place, `${payment.paymentId} stands on line ${before.otherLine} with other content`));
    return false;
  });
}

/* Rows with which a sum could not be reckoned exactly any more are left out. */
async function withinTotals(
  tx: StoreTransaction,
  run: ImportRun,
  rows: readonly BankPayment[],
  rejected: RejectedRow[],
): Promise<readonly BankPayment[]> {
  const wanted = rows.map(({ payment: { paymentId: id, tenantId, amount } }) => ({ id, tenantId, amount }));
  const refused = await run.totals.overflowing(tx, wanted);
  if (refused.size === 0) return rows;
  for (const { payment, place } of rows) {
    const reason = refused.get(payment.paymentId);
    if (reason !== undefined) rejected.push({ line: place.line, column: place.amountColumn ?? 'amount', reason, raw: place.raw });
  }
  return rows.filter(({ payment }) => !refused.has(payment.paymentId));
}

function refusal(place: BankPlace | undefined, reason: string): RejectedRow {
  return { line: place?.line ?? null, column: place?.idColumn ?? null, reason, raw: place?.raw ?? '' };
}

function byTenant(payments: readonly Payment[]): Map<string, Payment[]> {
  const groups = new Map<string, Payment[]>();
  for (const payment of payments) {
    if (payment.tenantId === null) continue;
    const group = groups.get(payment.tenantId);
    if (group) group.push(payment);
    else groups.set(payment.tenantId, [payment]);
  }
  return groups;
}

async function chainAssigned(tx: StoreTransaction, assigned: readonly Payment[], now: Payment['knownAt']): Promise<void> {
  for (const [tenantId, payments] of byTenant(assigned)) {
    const paymentIds = payments.map(({ paymentId }) => paymentId);
    await tx.audit.append({ at: now, kind: 'payment/assigned', body: { tenantId, paymentIds } });
  }
}
