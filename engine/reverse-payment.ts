import type { StoreTransaction } from '../adapters/store/store.ts';
import { type Instant, instantAt, parseCivilDate, parseInstant } from '../core/calendar/civil.ts';
import type { Outflow, Payment } from '../core/ledger/ledger.ts';
import type { Actor } from '../core/lock/actor.ts';
import { formatMoney } from '../core/money/decimal.ts';
import { type Money, money } from '../core/money/money.ts';
import { isPerson } from './actors.ts';
import type { EngineContext } from './context.ts';
import { nothingWentBack, type OutflowReport } from './payments/outflow-report.ts';
import { takeBack } from './payments/take-back.ts';

export interface ReversalRequest {
  readonly paymentId: string;
  /** `bounced`: it never came (a direct debit returned, a cheque not covered). `reversed`: the bank took it back. */
  readonly kind: 'bounced' | 'reversed';
  /** The whole of it when absent. */
  readonly amount?: Money;
  readonly reason: string;
  /** A date of the site or an instant; now when absent. */
  readonly happenedAt?: string;
  /** The bank's own id of it; `<kind>/<paymentId>` when absent. The same id twice is once. */
  readonly outflowId?: string;
}

/**
 * Books that a payment bounced or was reversed, by a person's word; the bank's own files come by `takeBack`. What it paid is open again, the newest part
 * first, and other free money of the tenant is set in its place. A case whose charges were paid by it stays ended and what was unlocked stays on:
 * a new case may open, with a new notice.
 */
export async function reversePayment(context: EngineContext, request: ReversalRequest, by: Actor): Promise<OutflowReport> {
  const { kind, reason, paymentId } = request;
  const no = (text: string) => nothingWentBack(kind, text);
  if (kind !== 'bounced' && kind !== 'reversed') return no(`kind: '${String(kind)}' is neither bounced nor reversed`);
  if (!isPerson(by, context)) return no(`only a person takes a payment back: nobody vouches for '${by.name}'`);
  if (!reason?.trim()) return no('reason: say why');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const happenedAt = request.happenedAt === undefined ? now : momentOf(request.happenedAt, context.timeZone);
    if (happenedAt === null) return no(`happenedAt: '${request.happenedAt}' is neither a date nor an instant`);
    const [payment] = await tx.ledger.paymentsOf([paymentId]);
    if (payment === undefined) return no(`there is no payment '${paymentId}'`);
    const outflow = await outflowOf(tx, request, payment, { by: by.name, happenedAt, knownAt: now });
    return typeof outflow === 'string' ? no(outflow) : takeBack(tx, context, outflow, by);
  });
}

async function outflowOf(
  tx: StoreTransaction,
  { kind, amount, reason, outflowId }: ReversalRequest,
  payment: Payment,
  told: Pick<Outflow, 'by' | 'happenedAt' | 'knownAt'>,
): Promise<Outflow | string> {
  const { paymentId } = payment;
  const id = outflowId ?? `${kind}/${paymentId}`;
  const before = await tx.ledger.outflowsOf([paymentId]);
  const known = before.find((one) => one.outflowId === id);
  if (known) return `${id} is booked already: ${formatMoney(known.amount)} at ${known.happenedAt}`;
  const gone = before.reduce((sum, one) => (one.kind === 'refunded' ? sum : sum + one.amount.minor), 0);
  const whole = money(payment.amount.minor - gone, payment.amount.currency);
  return { outflowId: id, paymentId, kind, amount: amount ?? whole, reason, ...told };
}

/* A date alone means its first moment. */
function momentOf(text: string, timeZone: string): Instant | null {
  const date = parseCivilDate(text);
  return date === null ? parseInstant(text) : instantAt(date, '00:00', timeZone);
}
