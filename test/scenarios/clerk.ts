import type { Actor } from '../../core/lock/actor.ts';
import type { CreditReport, CreditRequest } from '../../engine/credit-charge.ts';
import { creditCharge } from '../../engine/credit-charge.ts';
import { type MatchRequest, matchPayment } from '../../engine/payments/match-payment.ts';
import type { MatchReport } from '../../engine/payments/match-report.ts';
import type { OutflowReport } from '../../engine/payments/outflow-report.ts';
import { suspense } from '../../engine/payments/suspense.ts';
import { type UnmatchRequest, unmatchPayment } from '../../engine/payments/unmatch-payment.ts';
import { type RefundRequest, refundCredit } from '../../engine/refund-credit.ts';
import { type ReversalRequest, reversePayment } from '../../engine/reverse-payment.ts';
import type { Story } from './story.ts';

/** The person in the accounts office, vouched for by Node-RED. */
export const CLERK: Actor = { name: 'Ms Lin', authenticated: true, via: 'admin' };

/** What the clerk does in a story; each fails the story when it is refused. */
export function clerk({ context }: Story) {
  const done = <T extends { readonly ok: boolean; readonly reason: string }>(report: T): T => {
    if (!report.ok) throw new Error(`refused: ${report.reason}`);
    return report;
  };
  return {
    matches: async (request: MatchRequest, by = CLERK): Promise<MatchReport> => done(await matchPayment(context, request, by)),
    unmatches: async (request: UnmatchRequest): Promise<MatchReport> => done(await unmatchPayment(context, request, CLERK)),
    reverses: async (request: ReversalRequest): Promise<OutflowReport> => done(await reversePayment(context, request, CLERK)),
    refunds: async (request: RefundRequest): Promise<OutflowReport> => done(await refundCredit(context, request, CLERK)),
    credits: async (request: CreditRequest): Promise<CreditReport> => done(await creditCharge(context, request, CLERK)),
    /** The suspense list as it is read: `pay-1: T1 L1/rent/2026-02-01 [amount name]`. */
    async sees(): Promise<string[]> {
      const { items } = await suspense(context);
      return items.map(({ payment, suggestions }) => {
        const could = suggestions.map((one) => `${one.tenantId} ${one.reference} [${one.reasons.map(({ rule }) => rule).join(' ')}]`);
        return `${payment.paymentId}: ${could.join(', ') || 'nobody'}`;
      });
    },
  };
}
