import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Allocated } from '../../core/ledger/allocate.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import type { PostedPayment } from '../post-payment.ts';
import { settleCases } from '../settle-cases.ts';
import { supersedePaidReminders } from '../supersede-paid-reminders.ts';
import { applyCredit } from './apply-credit.ts';

export interface PostedToTenant {
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
}

/**
 * Sets new payments of one tenant against its charges and does everything that follows from it in the same transaction:
 * reminders of what is paid are superseded, cases whose charges are paid close or unlock, and the chain records it.
 */
export async function postToTenant(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  payments: readonly Payment[],
  now: Instant,
): Promise<PostedToTenant> {
  const allocated = await applyCredit(tx, tenantId, now);
  const posted = payments.map((payment) => postedOf(payment, allocated));
  await chainPayments(tx, tenantId, posted, allocated, now);
  await supersedePaidReminders(tx, tenantId, now);
  const { cases, orders } = await settleCases(tx, context, tenantId, now);
  return { posted, cases, orders };
}

function postedOf(payment: Payment, allocated: readonly Allocated[]): PostedPayment {
  const mine = allocated.find(({ paymentId }) => paymentId === payment.paymentId);
  return { payment, allocated: mine?.parts ?? [], leftMinor: mine?.leftMinor ?? 0, suspense: null };
}

async function chainPayments(
  tx: StoreTransaction,
  tenantId: string,
  posted: readonly PostedPayment[],
  allocated: readonly Allocated[],
  at: Instant,
): Promise<void> {
  const paid = new Set(allocated.flatMap(({ parts }) => parts.map(({ chargeId }) => chargeId)));
  const open = await tx.cases.listOpen(tenantId);
  const caseIds = open.filter(({ chargeIds }) => chargeIds.some((chargeId) => paid.has(chargeId))).map(({ caseId }) => caseId);
  await tx.audit.append({
    at,
    kind: 'payment',
    caseIds,
    body: {
      tenantId,
      payments: posted.map(({ payment: { paymentId, amount, paidAt } }) => ({ paymentId, amount, paidAt })),
      allocated: allocated.flatMap(({ paymentId, parts }) => parts.map(({ chargeId, minor }) => ({ paymentId, chargeId, minor }))),
    },
  });
}
