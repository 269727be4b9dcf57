import type { PaymentMatch } from '../../../core/ledger/ledger.ts';
import type { PaymentFacts } from '../faces/ledger.ts';
import { addRows } from './add-rows.ts';
import { assignedPaymentOf, assignedPayments } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { matchOf } from './money-rows.ts';
import { nextNumber } from './next-number.ts';
import { END_OF_TIME } from './scope.ts';

/** Whose a payment is, said after it came: each word is a fact, the last one counts. */
export function matchRepository(session: LedgerSession): Pick<PaymentFacts, 'matchPayment' | 'matches'> {
  const { scope } = session;
  const { db, siteId } = scope;
  const matches = async (paymentId: string): Promise<PaymentMatch[]> => {
    const said = db.selectFrom('paymentMatch').selectAll().where('siteId', '=', siteId).where('paymentId', '=', paymentId);
    return (await said.orderBy('number').execute()).map(matchOf);
  };
  return {
    matches,
    async matchPayment(match) {
      const { paymentId, tenantId, reference, via, by, reason, knownAt } = match;
      const found = await assignedPayments(scope, END_OF_TIME).where('p.paymentId', '=', paymentId).executeTakeFirst();
      if (found === undefined) return 'conflict';
      const now = assignedPaymentOf(found);
      if (now.tenantId === tenantId && now.reference === reference) return 'unchanged';
      if (now.tenantId !== null && via !== 'person') return 'conflict';
      const batch = await session.batch();
      const number = await nextNumber(scope, 'paymentMatch', { paymentId });
      const row = { siteId, paymentId, number, tenantId, reference, via, by, reason, knownAt, batch };
      await addRows(scope, 'paymentMatch', [row]);
      session.wrote(knownAt);
      session.match(paymentId);
      return 'accepted';
    },
  };
}
