import type { Added, StoreTransaction } from '../../adapters/store/store.ts';
import type { PayerMemory, Payment } from '../../core/ledger/ledger.ts';
import type { Payer } from './find-payer.ts';
import { withHint, withoutDoubt, withoutHint, withWords } from './row-hint.ts';

/** What became of a row: `assigned` when its payment was here already, in suspense, and the row says whose it is. */
export interface AddedPayment {
  readonly outcome: 'accepted' | 'assigned' | 'unchanged' | 'conflict';
  /** With whose it is now. */
  readonly payment: Payment;
  /** By whose word it is somebody's, where the row did not say so. */
  readonly remembered: PayerMemory | null;
}

/** A payment as its row says it, and whose it was found to be. */
export interface FoundPayment {
  readonly said: Payment;
  /** All that the payer wrote, of which the reference may be a part: kept where the reference names nobody, for the person who then has to find out. */
  readonly words: string;
  readonly payer: Payer;
}

/**
 * Adds payments once, in few statements. One that waits in suspense stays there when its row comes again as it was, even if its tenant has become
 * known since; when the row comes with a tenant or a reference that it did not have, that is a correction: kept as a match beside the payment, which
 * stays as it came. Anything else that differs (amount, date, currency, payer), or money that is somebody's already, is a conflict.
 * What is somebody's by a remembered word is added as it came, with a match that names whose word it was.
 */
export async function addPayments(tx: StoreTransaction, found: readonly FoundPayment[]): Promise<AddedPayment[]> {
  const added = await tx.ledger.addPayments(found.map(asStored));
  const results: AddedPayment[] = [];
  for (const [i, one] of found.entries()) results.push(await resultOf(tx, one, added[i] ?? 'conflict'));
  return results;
}

async function resultOf(tx: StoreTransaction, one: FoundPayment, outcome: Added): Promise<AddedPayment> {
  const { said, payer } = one;
  const plain = { outcome, payment: asStored(one), remembered: null };
  if (outcome === 'conflict' && (await isKeptInWords(tx, one))) return { ...plain, outcome: 'unchanged' };
  if (payer.tenantId === null) return plain;
  if (payer.remembered !== null) return outcome === 'accepted' ? byWord(tx, said, payer.tenantId, payer.remembered) : plain;
  if (outcome !== 'conflict') return plain;
  if ((await tx.ledger.addPayment(asNobodys(one))) === 'unchanged') return { ...plain, outcome: 'unchanged' };
  return assign(tx, said, payer.tenantId);
}

async function byWord(tx: StoreTransaction, said: Payment, tenantId: string, word: PayerMemory): Promise<AddedPayment> {
  const { paymentId, reference, knownAt } = said;
  const reason = `${word.by} said on ${word.knownAt.slice(0, 10)} that this payer pays for ${tenantId}: ${word.reason}`;
  await tx.ledger.matchPayment({ paymentId, tenantId, reference, via: 'remembered', by: word.by, reason, knownAt });
  return { outcome: 'accepted', payment: { ...said, tenantId }, remembered: word };
}

async function assign(tx: StoreTransaction, said: Payment, tenantId: string): Promise<AddedPayment> {
  const conflict: AddedPayment = { outcome: 'conflict', payment: said, remembered: null };
  const came = await tx.ledger.payment(said.paymentId);
  if (came === null || !isSameMoney(came, said)) return conflict;
  const { paymentId } = came;
  const reference = said.reference === '' ? came.reference : said.reference;
  const reason = 'its row came again and says whose it is';
  const outcome = await tx.ledger.matchPayment({ paymentId, tenantId, reference, via: 'row', by: '', reason, knownAt: said.knownAt });
  if (outcome === 'conflict') return conflict;
  return { outcome: outcome === 'accepted' ? 'assigned' : outcome, payment: { ...came, tenantId, reference }, remembered: null };
}

function isSameMoney(came: Payment, said: Payment): boolean {
  const { amount, paidAt, backfilled, payer, payerAccount } = said;
  const samePayer = payer === '' || payer === withoutHint(came.payer);
  const sameAccount = payerAccount === '' || payerAccount === came.payerAccount;
  return (
    samePayer &&
    sameAccount &&
    amount.minor === came.amount.minor &&
    amount.currency === came.amount.currency &&
    paidAt === came.paidAt &&
    backfilled === came.backfilled
  );
}

/* An earlier version kept whom a row names in words alone. */
async function isKeptInWords(tx: StoreTransaction, one: FoundPayment): Promise<boolean> {
  const { said, words } = one;
  const kept = asStored(one);
  const before = kept.tenantId !== null ? { ...kept, payer: said.payer } : withWords({ ...said, reference: words });
  return before.payer !== kept.payer && (await tx.ledger.addPayment(before)) === 'unchanged';
}

function asStored(one: FoundPayment): Payment {
  const { said, payer } = one;
  return payer.tenantId === null || payer.remembered !== null ? asNobodys(one) : withoutDoubt({ ...said, tenantId: payer.tenantId });
}

function asNobodys({ said, words }: FoundPayment): Payment {
  return withHint({ ...said, reference: words });
}
