import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Payment } from '../../core/ledger/ledger.ts';

/** What became of a row: `assigned` when its payment was here already, in suspense, and the row says whose it is. */
export interface AddedPayment {
  readonly outcome: 'accepted' | 'assigned' | 'unchanged' | 'conflict';
  readonly payment: Payment;
}

/**
 * Adds a payment once. One that waits in suspense stays there when its row comes again as it was, even if its tenant has become known since;
 * when the row comes with a tenant or a reference that it did not have, that is a correction: kept as an assignment beside the payment, which
 * stays as it came. Anything else that differs (amount, date, currency, payer), or money that is somebody's already, is a conflict.
 * @param tenantId whose it is by what the row says, null while it is nobody's
 */
export async function addPayment(tx: StoreTransaction, said: Payment, tenantId: string | null): Promise<AddedPayment> {
  const payment = tenantId === null ? inSuspense(said) : { ...said, tenantId };
  const outcome = await tx.ledger.addPayment(payment);
  if (outcome !== 'conflict' || tenantId === null) return { outcome, payment };
  if ((await tx.ledger.addPayment(inSuspense(said))) === 'unchanged') return { outcome: 'unchanged', payment };
  return assign(tx, said, tenantId);
}

async function assign(tx: StoreTransaction, said: Payment, tenantId: string): Promise<AddedPayment> {
  const came = await tx.ledger.payment(said.paymentId);
  if (came === null || !isSameMoney(came, said)) return { outcome: 'conflict', payment: said };
  const { paymentId } = came;
  const reference = said.reference === '' ? came.reference : said.reference;
  const outcome = await tx.ledger.assignPayment({ paymentId, tenantId, reference, knownAt: said.knownAt });
  return { outcome: outcome === 'accepted' ? 'assigned' : outcome, payment: { ...came, tenantId, reference } };
}

function isSameMoney(came: Payment, said: Payment): boolean {
  const { amount, paidAt, backfilled, payer } = said;
  const samePayer = payer === '' || payer === came.payer.replace(NAMES, '');
  return (
    samePayer &&
    amount.minor === came.amount.minor &&
    amount.currency === came.amount.currency &&
    paidAt === came.paidAt &&
    backfilled === came.backfilled
  );
}

const NAMES = / ?\(names [^()]*\)$/;

/* Whoever the row names is kept with the payer: a lock asks whether money in suspense could be that tenant's. */
function inSuspense(said: Payment): Payment {
  const payer = said.tenantId === null ? said.payer : `${said.payer} (names ${said.tenantId})`.trim();
  return { ...said, tenantId: null, payer };
}
