import type { Actor } from '../core/lock/actor.ts';
import type { EngineContext } from '../engine/context.ts';
import { type CreditReport, type CreditRequest, creditCharge } from '../engine/credit-charge.ts';
import { type MatchRequest, matchPayment } from '../engine/payments/match-payment.ts';
import type { MatchReport } from '../engine/payments/match-report.ts';
import type { OutflowReport } from '../engine/payments/outflow-report.ts';
import { type SuspenseReport, suspense } from '../engine/payments/suspense.ts';
import { type UnmatchRequest, unmatchPayment } from '../engine/payments/unmatch-payment.ts';
import { type RefundRequest, refundCredit } from '../engine/refund-credit.ts';
import { type ReversalRequest, reversePayment } from '../engine/reverse-payment.ts';

/** What persons do with money that came in, and with what is owed. Each answers `ok: false` with the reason when it was not done. */
export interface MoneySite {
  /** Money that is nobody's, a page at a time, with suggestions; `after` is the `next` of the page before. */
  suspense(page?: { after?: string; limit?: number }): Promise<SuspenseReport>;
  matchPayment(request: MatchRequest, by: Actor): Promise<MatchReport>;
  unmatchPayment(request: UnmatchRequest, by: Actor): Promise<MatchReport>;
  reversePayment(request: ReversalRequest, by: Actor): Promise<OutflowReport>;
  refundCredit(request: RefundRequest, by: Actor): Promise<OutflowReport>;
  /** A credit note or a write-off. */
  creditCharge(request: CreditRequest, by: Actor): Promise<CreditReport>;
}

/** @param held holds civil time while a use case runs */
export function moneySite(context: EngineContext, held: <T>(what: string, work: () => Promise<T>) => Promise<T>): MoneySite {
  return {
    suspense: (page) => held('read', () => suspense(context, page)),
    matchPayment: (request, by) => held('money', () => matchPayment(context, request, by)),
    unmatchPayment: (request, by) => held('money', () => unmatchPayment(context, request, by)),
    reversePayment: (request, by) => held('money', () => reversePayment(context, request, by)),
    refundCredit: (request, by) => held('money', () => refundCredit(context, request, by)),
    creditCharge: (request, by) => held('money', () => creditCharge(context, request, by)),
  };
}
