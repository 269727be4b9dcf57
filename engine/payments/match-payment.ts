import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import { parseBillReference } from '../../core/ledger/reference.ts';
import type { Actor } from '../../core/lock/actor.ts';
import { isPerson } from '../actors.ts';
import type { EngineContext } from '../context.ts';
import { type MatchReport, notMatched } from './match-report.ts';
import { moveMoney } from './move-money.ts';
import { rememberPayer } from './remember-payer.ts';

export interface MatchRequest {
  readonly paymentId: string;
  readonly tenantId: string;
  /** A charge, `<tenantId>/<dueDate>` or `<tenantId>/<dueDate>/<debtType>` that it is for; as the payment came when absent. */
  readonly reference?: string;
  readonly reason: string;
  /** Whether the next payments of this payer are this tenant's too; yes when absent. */
  readonly remember?: boolean;
}

/**
 * Says whose a payment is: one in suspense, or one that was given to somebody else. Only a person can. The payment stays as it came, the word on it is a
 * fact of its own; money that stood against charges of another tenant is freed there. It is remembered for the payer unless the request says
 * otherwise; who was said to pay for two tenants is remembered as that, and asked about each time.
 */
export async function matchPayment(context: EngineContext, request: MatchRequest, by: Actor): Promise<MatchReport> {
  const { paymentId, tenantId, reason } = request;
  if (!isPerson(by, context)) return notMatched(paymentId, `only a person says whose money it is: nobody vouches for '${by.name}'`);
  if (!reason?.trim()) return notMatched(paymentId, 'reason: say why it is theirs');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const [came] = await tx.ledger.paymentsOf([paymentId]);
    const objection = await objectionTo(tx, request, came);
    if (came === undefined || objection !== null) return notMatched(paymentId, objection ?? `there is no payment '${paymentId}'`);
    const said = await tx.ledger.matches(paymentId);
    const reference = request.reference ?? came.reference;
    const added = await tx.ledger.matchPayment({ paymentId, tenantId, reference, via: 'person', by: by.name, reason, knownAt: now });
    if (added !== 'accepted') return notMatched(paymentId, `it is ${tenantId}'s already, for the same reference`);
    const word = request.remember === false ? null : { tenantId, by: by.name, reason };
    const remembered = await rememberPayer(tx, came, said, word, now);
    const moved = await moveMoney(tx, context, { payment: came, to: tenantId, by, reason, remembered }, now);
    const told = came.tenantId === null ? `it is ${tenantId}'s` : `it is ${tenantId}'s, and no longer ${came.tenantId}'s`;
    return { ok: true, reason: told, paymentId, tenantId, before: came.tenantId, remembered, ...moved };
  });
}

async function objectionTo(tx: StoreTransaction, request: MatchRequest, came: Payment | undefined): Promise<string | null> {
  const { tenantId, reference = '' } = request;
  if (came === undefined) return `there is no payment '${request.paymentId}'`;
  if (came.backfilled) return 'it was imported as settled history, which is set against nothing anew';
  if ((await tx.estate.tenant(tenantId)) === null)
    return `tenant '${tenantId}' is not known: look at its spelling, or import the estate first`;
  if (reference === '') return null;
  const owner = (await tx.ledger.charge(reference))?.tenantId ?? parseBillReference(reference)?.tenantId;
  if (owner === tenantId) return null;
  return owner === undefined
    ? `reference '${reference}' is no charge or bill: give the id of a charge, or ${tenantId}/<due date>, or leave it out`
    : `reference '${reference}' is of tenant '${owner}', not of ${tenantId}`;
}
