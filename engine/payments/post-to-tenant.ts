import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import type { Settled } from '../../core/ledger/settle-account.ts';
import type { CaseChange } from '../case-change.ts';
import type { EngineContext } from '../context.ts';
import { digestOf } from '../imports/import-run.ts';
import type { PostedPayment } from '../post-payment.ts';
import { supersedePaidReminders } from '../supersede-paid-reminders.ts';
import { applyCredit } from './apply-credit.ts';
import { followUp } from './settle-tenant.ts';

export interface PostedToTenant {
  readonly posted: readonly PostedPayment[];
  readonly cases: readonly CaseChange[];
  readonly orders: readonly string[];
}

/** What one tenant paid in this transaction, and what it was set against. */
interface Mine {
  readonly tenantId: string;
  readonly payments: readonly Payment[];
  readonly settled: Settled | undefined;
}

/**
 * Sets new payments of tenants against their charges and does everything that follows from it in the same transaction. Each tenant with a case gets a
 * record of its own in the chain; those with none share one with the digest of theirs, since a bulk import is about thousands of them.
 * @param byTenant the payments that this transaction added, by whose they are
 */
export async function postToTenants(
  tx: StoreTransaction,
  context: EngineContext,
  byTenant: ReadonlyMap<string, readonly Payment[]>,
  now: Instant,
): Promise<PostedToTenant> {
  const accounts = await applyCredit(tx, context, [...byTenant.keys()], now);
  const all = [...byTenant].map(([tenantId, payments]): Mine => ({ tenantId, payments, settled: accounts.get(tenantId) }));
  const posted = all.flatMap(({ payments, settled }) => payments.map((payment) => postedOf(payment, settled)));
  const [single] = all;
  if (single !== undefined && all.length === 1) return { posted, ...(await postOne(tx, context, single, now)) };
  const inCase = await tx.cases.tenantsInCase([...byTenant.keys()]);
  const cases: CaseChange[] = [];
  const orders: string[] = [];
  for (const mine of all.filter(({ tenantId }) => inCase.has(tenantId))) {
    const done = await postOne(tx, context, mine, now);
    cases.push(...done.cases);
    orders.push(...done.orders);
  }
  await postQuiet(
    tx,
    all.filter(({ tenantId }) => !inCase.has(tenantId)),
    now,
  );
  return { posted, cases, orders };
}

async function postOne(tx: StoreTransaction, context: EngineContext, mine: Mine, now: Instant): Promise<Omit<PostedToTenant, 'posted'>> {
  const { cases, orders } = await followUp(tx, context, mine.tenantId, mine.settled, { kind: 'payment', body: bodyOf(mine) }, now);
  return { cases, orders };
}

/* Tenants without a case: there is nothing to end and nothing to unlock, only reminders of what is paid. */
async function postQuiet(tx: StoreTransaction, quiet: readonly Mine[], now: Instant): Promise<void> {
  if (quiet.length === 0) return;
  const facts = quiet.map(({ tenantId, payments, settled }) => [tenantId, bodyOf({ payments }).payments, settled?.parts ?? []]);
  const payments = quiet.reduce((sum, mine) => sum + mine.payments.length, 0);
  await tx.audit.append({ at: now, kind: 'payments', body: { tenants: quiet.length, payments, sha256: digestOf(facts) } });
  const tenantIds = quiet.map(({ tenantId }) => tenantId);
  const waiting = await tx.effects.tenantsWith({ kind: 'message', classNames: ['reminder'], states: ['planned'], tenantIds });
  for (const tenantId of waiting) await supersedePaidReminders(tx, tenantId, now);
}

function bodyOf({ payments }: Pick<Mine, 'payments'>) {
  return { payments: payments.map(({ paymentId, amount, paidAt }) => ({ paymentId, amount, paidAt })) };
}

function postedOf(payment: Payment, settled: Settled | undefined): PostedPayment {
  const mine = settled?.allocated.find(({ paymentId }) => paymentId === payment.paymentId);
  return { payment, allocated: mine?.parts ?? [], leftMinor: mine?.leftMinor ?? 0, suspense: null };
}
