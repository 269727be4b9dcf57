import type { StoreTransaction } from '../../adapters/store/store.ts';
import { type Charge, openMinor, type Payment } from '../../core/ledger/ledger.ts';
import { parseBillReference } from '../../core/ledger/reference.ts';
import { wordsIn } from '../imports/bank/reference-in.ts';

/** A payment whose reference may stand in a text that its payer wrote. */
export interface TextPayment {
  readonly payment: Payment;
  /** All that the payer wrote. */
  readonly words: string;
}

/**
 * Payments with the charge as their reference that stands in their text as a word of its own: charges of another system are called whatever they are
 * called there, so nothing but what is known tells them from other words. It must be the only known one that is open, and no bill beside it; of two none
 * is chosen. A bill in a text with a charge of another tenant is not chosen either. A payment that is somebody's already keeps the reference that it has, so that its row can come again.
 * In few statements, however many.
 */
export async function withChargesInText(tx: StoreTransaction, given: readonly TextPayment[]): Promise<Payment[]> {
  const texts = given.map(({ words }) => {
    const found = wordsIn(words).filter(couldBeCharge);
    /* One word that is the whole text is the reference already. */
    return found.length === 1 && found[0] === words ? [] : found;
  });
  const known = new Map((await tx.ledger.chargesOf([...new Set(texts.flat())])).map((charge) => [charge.chargeId, charge]));
  if (known.size === 0) return given.map(({ payment }) => payment);
  const open = await openOf(tx, [...known.keys()]);
  const payments: Payment[] = [];
  for (const [i, one] of given.entries()) {
    const charges = (texts[i] ?? []).flatMap((word) => known.get(word) ?? []);
    const isExact = charges.some(({ chargeId }) => chargeId === one.words);
    if (charges.length === 0 || isExact) payments.push(one.payment);
    else payments.push({ ...one.payment, reference: (await keptReference(tx, one)) ?? chosen(one, charges, open) });
  }
  return payments;
}

function chosen({ payment, words }: TextPayment, charges: readonly Charge[], open: ReadonlySet<string>): string {
  const { reference } = payment;
  if (reference !== words) {
    const bill = parseBillReference(reference);
    return bill !== null && charges.some(({ tenantId, chargeId }) => chargeId !== reference && tenantId !== bill.tenantId)
      ? words
      : reference;
  }
  if (wordsIn(words).some((word) => parseBillReference(word) !== null)) return reference;
  const [only, second] = charges.filter(({ chargeId }) => open.has(chargeId));
  return only !== undefined && second === undefined ? only.chargeId : reference;
}

/* What was open when a row first came may be paid when it comes again. */
async function keptReference(tx: StoreTransaction, { payment, words }: TextPayment): Promise<string | null> {
  const came = await tx.ledger.payment(payment.paymentId);
  if (came === null || came.tenantId === null) return null;
  return came.reference === words || wordsIn(words).includes(came.reference) ? came.reference : null;
}

async function openOf(tx: StoreTransaction, chargeIds: readonly string[]): Promise<ReadonlySet<string>> {
  const balances = await tx.ledger.balancesOf(chargeIds);
  return new Set(balances.filter((balance) => openMinor(balance) > 0).map(({ charge }) => charge.chargeId));
}

/* A short word, or one without a digit, says too little. */
function couldBeCharge(word: string): boolean {
  return word.length >= 4 && /\p{N}/u.test(word);
}
