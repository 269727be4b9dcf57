import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Outflow, Payment } from '../../core/ledger/ledger.ts';
import type { Actor } from '../../core/lock/actor.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';
import type { EngineContext } from '../context.ts';
import { nothingWentBack, type OutflowReport } from './outflow-report.ts';
import { settleTenant } from './settle-tenant.ts';

/**
 * Books money of one payment that went back, in the caller's transaction: the fact, the account of its tenant put into balance, the record, and what
 * follows. The bank's word is taken as it is, also when a part was refunded before: what is left of the payment is then below zero. The same
 * outflow twice is once.
 * @param by a person, or null when the bank's own file says so (`outflow.by` names the file)
 */
export async function takeBack(tx: StoreTransaction, context: EngineContext, outflow: Outflow, by: Actor | null): Promise<OutflowReport> {
  const { outflowId, paymentId, kind, amount, happenedAt, knownAt } = outflow;
  const [payment] = await tx.ledger.paymentsOf([paymentId]);
  const objection = payment === undefined ? `there is no payment '${paymentId}'` : await objectionTo(tx, outflow, payment);
  if (payment === undefined || objection !== null) return nothingWentBack(kind, objection ?? 'there is no such payment');
  const added = await tx.ledger.addOutflow(outflow);
  if (added === 'conflict') return nothingWentBack(kind, `${outflowId} is booked already, with other content`);
  const { tenantId } = payment;
  const done = { ok: true, kind, tenantId, outflows: [{ outflowId, paymentId, amount }] };
  const nothing = { allocated: [], cases: [], orders: [] };
  if (added === 'unchanged') return { ...done, ...nothing, reason: `${outflowId} was booked before` };
  const body = { outflowId, paymentId, amount, happenedAt, via: by?.via ?? 'bank' };
  const texts = { by: outflow.by, reason: outflow.reason };
  const kindOf = `payment/${kind}`;
  const reason = `${formatMoney(amount)} of ${paymentId} went back`;
  if (tenantId === null) {
    await tx.audit.append({ at: knownAt, kind: kindOf, body: { tenantId, ...body, allocated: [] }, texts });
    return { ...done, ...nothing, reason: `${reason}; it was in suspense` };
  }
  const { parts, cases, orders } = await settleTenant(tx, context, tenantId, { kind: kindOf, body, texts }, knownAt);
  return { ...done, reason, allocated: parts, cases, orders };
}

async function objectionTo(tx: StoreTransaction, outflow: Outflow, payment: Payment): Promise<string | null> {
  const { amount, happenedAt, knownAt, outflowId } = outflow;
  if (payment.backfilled) return 'it was imported as settled history, which stays as it is';
  if (amount.currency !== payment.amount.currency) return `it is in ${payment.amount.currency}, not in ${amount.currency}`;
  if (happenedAt > knownAt) return `${happenedAt} has not come yet`;
  if (happenedAt < payment.paidAt) return `${happenedAt} is before it was paid (${payment.paidAt})`;
  const others = (await tx.ledger.outflowsOf([payment.paymentId])).filter((one) => one.outflowId !== outflowId && one.kind !== 'refunded');
  const most = money(
    others.reduce((left, one) => left - one.amount.minor, payment.amount.minor),
    amount.currency,
  );
  if (most.minor <= 0) return `all of it went back already: ${others.map((one) => one.outflowId).join(', ')}`;
  if (amount.minor <= 0 || amount.minor > most.minor) return `amount: give more than nothing and at most ${formatMoney(most)}`;
  return null;
}
