import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Charge, Payment } from '../../core/ledger/ledger.ts';
import { billReference } from '../../core/ledger/reference.ts';
import type { Settled } from '../../core/ledger/settle-account.ts';
import type { EngineContext } from '../context.ts';
import { ANY_ACCOUNT } from '../imports/bank/any-account.ts';
import { findPayers } from './find-payer.ts';
import { asSaid } from './row-hint.ts';
import { followUp } from './settle-tenant.ts';

/** A payment that waited in suspense until the charge came that its reference names. */
export interface WaitingMatched {
  readonly paymentId: string;
  readonly tenantId: string;
  readonly reference: string;
}

/** By what a payment in suspense is found when the charge comes that its reference names; none where it has no reference. */
export function waitingRefs(payment: Payment, reference: string): { account: string; ref: string; paymentId: string }[] {
  if (payment.tenantId !== null || reference === '') return [];
  return [{ account: ANY_ACCOUNT, ref: refOf(reference), paymentId: payment.paymentId }];
}

/**
 * Gives money in suspense to whom it would have been given, had these charges come before it: by the charge or bill that its reference as a whole is
 * (`findPayers`), never by a word in a text or what is remembered of a payer. A payment of which a person said anything stays as it is. It
 * writes the matches alone: the caller puts the accounts into balance, then follows up (`followWaiting`).
 * @param charges that this transaction added
 */
export async function matchWaiting(tx: StoreTransaction, charges: readonly Charge[], now: Instant): Promise<WaitingMatched[]> {
  const references = charges.flatMap(({ chargeId, tenantId, dueDate, debtType }) => {
    const bill = billReference(tenantId, dueDate);
    return [chargeId, bill, `${bill}/${debtType}`];
  });
  const byRef = await tx.ledger.paymentsByRef(ANY_ACCOUNT, references.map(refOf));
  if (byRef.size === 0) return [];
  const named = new Map([...byRef].flatMap(([ref, ids]) => ids.map((id) => [id, ref.slice(PREFIX.length)] as const)));
  const said: Payment[] = [];
  for (const payment of await tx.ledger.paymentsOf([...named.keys()])) {
    const { paymentId, tenantId, backfilled, reference } = payment;
    if (tenantId !== null || backfilled || (await tx.ledger.matches(paymentId)).length > 0) continue;
    said.push({ ...asSaid(payment), reference: named.get(paymentId) ?? reference });
  }
  const payers = await findPayers(tx, said);
  const matched: WaitingMatched[] = [];
  for (const [i, { paymentId, reference }] of said.entries()) {
    const payer = payers[i];
    if (!payer || payer.tenantId === null || payer.remembered !== null) continue;
    const { tenantId } = payer;
    const reason = 'the charge came that its reference names';
    const added = await tx.ledger.matchPayment({ paymentId, tenantId, reference, via: 'row', by: '', reason, knownAt: now });
    if (added === 'accepted') matched.push({ paymentId, tenantId, reference });
  }
  return matched;
}

/** Records what was matched, tenant by tenant, and does what follows from it: reminders of what is paid, cases, unlocks. */
export async function followWaiting(
  tx: StoreTransaction,
  context: EngineContext,
  matched: readonly WaitingMatched[],
  settled: ReadonlyMap<string, Settled>,
  now: Instant,
): Promise<void> {
  for (const [tenantId, mine] of Map.groupBy(matched, (one) => one.tenantId)) {
    const body = { paymentIds: mine.map(({ paymentId }) => paymentId) };
    await followUp(tx, context, tenantId, settled.get(tenantId), { kind: 'payment/assigned', body }, now);
  }
}

const PREFIX = 'names:';

function refOf(reference: string): string {
  return `${PREFIX}${reference}`;
}
