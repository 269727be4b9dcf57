import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import type { Settled } from '../../core/ledger/settle-account.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import type { PostedPayment } from '../post-payment.ts';
import { applyCredit } from './apply-credit.ts';
import { followUp } from './settle-tenant.ts';

export interface PostedToTenant {
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
}

/**
 * Sets new payments of tenants against their charges and does everything that follows from it in the same transaction.
 * @param byTenant the payments that this transaction added, by whose they are
 */
export async function postToTenants(
  tx: StoreTransaction,
  context: EngineContext,
  byTenant: ReadonlyMap<string, readonly Payment[]>,
  now: Instant,
): Promise<PostedToTenant> {
  const settled = await applyCredit(tx, context, [...byTenant.keys()], now);
  const posted: PostedPayment[] = [];
  const cases: CaseChange[] = [];
  const orders: string[] = [];
  for (const [tenantId, payments] of byTenant) {
    const mine = settled.get(tenantId);
    posted.push(...payments.map((payment) => postedOf(payment, mine)));
    const body = { payments: payments.map(({ paymentId, amount, paidAt }) => ({ paymentId, amount, paidAt })) };
    const done = await followUp(tx, context, tenantId, mine, { kind: 'payment', body }, now);
    cases.push(...done.cases);
    orders.push(...done.orders);
  }
  return { posted, cases, orders };
}

function postedOf(payment: Payment, settled: Settled | undefined): PostedPayment {
  const mine = settled?.allocated.find(({ paymentId }) => paymentId === payment.paymentId);
  return { payment, allocated: mine?.parts ?? [], leftMinor: mine?.leftMinor ?? 0, suspense: null };
}
