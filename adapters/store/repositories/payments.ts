import type { Payment } from '../../../core/ledger/ledger.ts';
import type { Added, PaymentFacts } from '../faces/ledger.ts';
import { addFacts } from './add-facts.ts';
import { assignedPaymentOf, assignedPayments, isOf } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { paymentOf, paymentRow } from './money-rows.ts';
import { END_OF_TIME, pieces } from './scope.ts';

/** Payments as facts: added once, never edited; whose each is follows from what was said later. */
export function paymentRepository(
  session: LedgerSession,
): Pick<PaymentFacts, 'addPayment' | 'addPayments' | 'payment' | 'paymentsOf' | 'payments'> {
  const { scope } = session;
  return {
    async addPayment(payment) {
      const [added = 'conflict'] = await addPayments(session, [payment]);
      return added;
    },
    addPayments: (payments) => addPayments(session, payments),
    async payment(paymentId) {
      const { db, siteId } = scope;
      const found = await db
        .selectFrom('payment')
        .selectAll()
        .where('siteId', '=', siteId)
        .where('paymentId', '=', paymentId)
        .executeTakeFirst();
      return found ? paymentOf(found) : null;
    },
    async paymentsOf(paymentIds) {
      const found: Payment[] = [];
      for (const piece of pieces([...new Set(paymentIds)], 1)) {
        const rows = await assignedPayments(scope, END_OF_TIME).where('p.paymentId', 'in', piece).execute();
        found.push(...rows.map(assignedPaymentOf));
      }
      return found;
    },
    async payments(tenantId, asOf) {
      let query = assignedPayments(scope, asOf).where('p.knownAt', '<=', asOf);
      if (tenantId !== null) query = query.where((eb) => isOf(eb, scope, tenantId));
      return (await query.orderBy('p.paidAt').orderBy('p.paymentId').execute()).map(assignedPaymentOf);
    },
  };
}

async function addPayments(session: LedgerSession, payments: readonly Payment[]): Promise<Added[]> {
  const batch = await session.batch();
  const rows = payments.map((payment) => paymentRow(session.scope.siteId, payment, batch));
  const added = await addFacts(session.scope, 'payment', 'paymentId', rows);
  for (const [index, payment] of payments.entries()) {
    if (added[index] !== 'accepted') continue;
    session.wrote(payment.knownAt);
    session.addedPayment(payment);
  }
  return added;
}
