import type { Actor } from '../../core/lock/actor.ts';
import { isPerson } from '../actors.ts';
import type { EngineContext } from '../context.ts';
import { type MatchReport, notMatched } from './match-report.ts';
import { moveMoney } from './move-money.ts';
import { forgetPayer, rememberPayer } from './remember-payer.ts';

export interface UnmatchRequest {
  readonly paymentId: string;
  readonly reason: string;
  /** Forget all that was ever said of its payer; else only what was said with this payment. */
  readonly forget?: boolean;
}

/**
 * Puts a payment back into suspense: it was somebody else's money. Only a person can. What it paid is open again, and the tenant is as before; what was
 * unlocked stays unlocked. Until somebody says whose it is, it keeps locks away.
 */
export async function unmatchPayment(context: EngineContext, request: UnmatchRequest, by: Actor): Promise<MatchReport> {
  const { paymentId, reason } = request;
  if (!isPerson(by, context)) return notMatched(paymentId, `only a person takes money from a tenant: nobody vouches for '${by.name}'`);
  if (!reason?.trim()) return notMatched(paymentId, 'reason: say why it is not theirs');
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const [came] = await tx.ledger.paymentsOf([paymentId]);
    if (came === undefined) return notMatched(paymentId, `there is no payment '${paymentId}'`);
    if (came.tenantId === null) return notMatched(paymentId, 'it is in suspense already');
    if (came.backfilled) return notMatched(paymentId, 'it was imported as settled history, which stays as it is');
    const said = await tx.ledger.matches(paymentId);
    const { reference } = came;
    await tx.ledger.matchPayment({ paymentId, tenantId: null, reference, via: 'person', by: by.name, reason, knownAt: now });
    const remembered =
      request.forget === true ? await forgetPayer(tx, came, by.name, reason, now) : await rememberPayer(tx, came, said, null, now);
    const moved = await moveMoney(tx, context, { payment: came, to: null, by, reason, remembered }, now);
    return {
      ok: true,
      reason: `it is in suspense, and no longer ${came.tenantId}'s`,
      paymentId,
      tenantId: null,
      before: came.tenantId,
      remembered,
      ...moved,
    };
  });
}
