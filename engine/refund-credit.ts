import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Outflow } from '../core/ledger/ledger.ts';
import { planRefund, type Unused } from '../core/ledger/refund.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { Money } from '../core/money/money.ts';
import { isPerson } from './actors.ts';
import type { EngineContext } from './context.ts';
import { useOf } from './payments/left-of.ts';
import { nothingWentBack, type OutflowReport } from './payments/outflow-report.ts';
import { settleTenant } from './payments/settle-tenant.ts';

export interface RefundRequest {
  /** Whose unused credit is given back. */
  readonly tenantId?: string;
  /** Or the one payment that is given back, as far as it is set against nothing: one in suspense too. */
  readonly paymentId?: string;
  /** All that is unused when absent. */
  readonly amount?: Money;
  readonly reason: string;
  /** What we call it (the number of the transfer); the same one twice is once. `refund/<tenant>/<n>` when absent. */
  readonly refundId?: string;
}

/** Where a refund can be taken from, and what went back before. */
interface Sources {
  readonly tenantId: string | null;
  readonly unused: readonly Unused[];
  readonly before: readonly Outflow[];
}

const no = (reason: string) => nothingWentBack('refunded', reason);

/**
 * Books that unused credit was given back, of the oldest payment first; never money that stands against a charge. Only a person can. With a `refundId`
 * (the number of the transfer) it cannot happen twice.
 */
export async function refundCredit(context: EngineContext, request: RefundRequest, by: Actor): Promise<OutflowReport> {
  const { reason } = request;
  if (!isPerson(by, context)) return no(`only a person gives money back: nobody vouches for '${by.name}'`);
  if (!reason?.trim()) return no('reason: say why');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const sources = await sourcesOf(tx, request, now);
    if (typeof sources === 'string') return no(sources);
    const refundId = request.refundId ?? freeId(sources, request.paymentId);
    /* A number that was given is looked for among all refunds: one transfer has not gone to two tenants. */
    const before = request.refundId === undefined ? sources.before : await tx.ledger.outflows(null, now);
    const booked = before.find(({ outflowId }) => outflowId.startsWith(`${refundId}/`));
    if (booked !== undefined) return no(`${refundId} is booked already, of payment ${booked.paymentId}`);
    const plan = planRefund(sources.unused, request.amount ?? null);
    if (!plan.ok) return no(plan.reason);
    const outflows = plan.parts.map((part) => ({ outflowId: `${refundId}/${part.paymentId}`, ...part }));
    for (const outflow of outflows) {
      await tx.ledger.addOutflow({ ...outflow, kind: 'refunded', by: by.name, reason, happenedAt: now, knownAt: now });
    }
    const body = { refundId, outflows, via: by.via, authenticated: by.authenticated };
    return record(tx, context, sources.tenantId, body, { by: by.name, reason }, now);
  });
}

async function sourcesOf(tx: StoreTransaction, { tenantId, paymentId }: RefundRequest, now: Instant): Promise<Sources | string> {
  if ((tenantId === undefined) === (paymentId === undefined)) return 'say whose credit, or which payment: one of the two';
  if (tenantId !== undefined) {
    if ((await tx.estate.tenant(tenantId)) === null) return `tenant '${tenantId}' is not known: look at its spelling`;
    const tenders = await tx.ledger.tenders(tenantId);
    const unused = tenders.map(({ payment, leftMinor }) => ({
      paymentId: payment.paymentId,
      currency: payment.amount.currency,
      leftMinor,
    }));
    return { tenantId, unused, before: await tx.ledger.outflows(tenantId, now) };
  }
  const [payment] = await tx.ledger.paymentsOf(paymentId === undefined ? [] : [paymentId]);
  if (payment === undefined) return `there is no payment '${paymentId}'`;
  if (payment.backfilled) return 'it was imported as settled history, which stays as it is';
  const { leftMinor, outflows } = await useOf(tx, payment);
  const unused = [{ paymentId: payment.paymentId, currency: payment.amount.currency, leftMinor }];
  return { tenantId: payment.tenantId, unused, before: outflows };
}

/* Refunds of one number may come from several payments: numbers are counted, not rows. */
function freeId({ tenantId, before }: Sources, paymentId: string | undefined): string {
  const stem = `refund/${tenantId ?? paymentId}/`;
  const numbers = before.flatMap(({ outflowId }) =>
    outflowId.startsWith(stem) ? [Number.parseInt(outflowId.slice(stem.length), 10)] : [],
  );
  return `${stem}${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}

async function record(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string | null,
  body: { readonly refundId: string; readonly outflows: OutflowReport['outflows'] },
  texts: Readonly<Record<string, string>>,
  now: Instant,
): Promise<OutflowReport> {
  const kind = 'payment/refunded';
  const done = { ok: true, reason: `${body.refundId} is given back`, kind: 'refunded', tenantId, outflows: body.outflows } as const;
  if (tenantId === null) {
    await tx.audit.append({ at: now, kind, body: { tenantId, ...body, allocated: [] }, texts });
    return { ...done, allocated: [], cases: [], orders: [] };
  }
  const { parts, cases, orders } = await settleTenant(tx, context, tenantId, { kind, body: { ...body }, texts }, now);
  return { ...done, allocated: parts, cases, orders };
}
