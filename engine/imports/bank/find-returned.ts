import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { formatMinor } from '../../../core/money/decimal.ts';
import type { BankReturn } from './bank-item.ts';

/** The payment that the bank took back, or why it cannot be told. */
export type Returned = { readonly paymentId: string } | { readonly paymentId: null; readonly reason: string; readonly isUnknown: boolean };

/**
 * Finds the payment that a return is about, by what the bank names it, the surest name first. Of several under one name (a payer may number every
 * month's payment alike) it is the one of the same amount of which nothing has gone back; when that is still more than one, nothing is guessed.
 */
export async function findReturned(tx: StoreTransaction, back: BankReturn): Promise<Returned> {
  const byRef = await tx.ledger.paymentsByRef(back.account, back.refs);
  for (const ref of back.refs) {
    const ids = byRef.get(ref) ?? [];
    const [only, another] = ids.length < 2 ? ids : await likely(tx, back, ids);
    if (another !== undefined) {
      const reason = `it could be of ${ids.join(' or of ')} (${ref}): ${byHand(back)}`;
      return { paymentId: null, reason, isUnknown: false };
    }
    if (only !== undefined) return { paymentId: only };
  }
  const named = back.refs.length === 0 ? 'it names none' : `none is known by ${back.refs.join(', ')}`;
  return {
    paymentId: null,
    reason: `money of an earlier payment went back, and ${named}: where its payment stands in a file that is not imported yet, import that one and then this file again; else ${byHand(back)}`,
    isUnknown: true,
  };
}

/* Under the id that the file gives it, so that the file finds it booked and its days count. */
function byHand({ amount, because, outflowId, happenedAt }: BankReturn): string {
  const bounced = because === 'bounced' ? ' --bounced' : '';
  const id = `'${outflowId.replaceAll("'", "'\\''")}'`;
  const much = `--amount ${formatMinor(amount)} --currency ${amount.currency} --at ${happenedAt}`;
  return `take it back by hand (dunlock reverse PAYMENT${bounced} ${much} --id ${id} --reason …), then import this file again`;
}

async function likely(tx: StoreTransaction, back: BankReturn, ids: readonly string[]): Promise<string[]> {
  const outflows = new Map((await tx.ledger.outflowsOf(ids)).map((outflow) => [outflow.paymentId, outflow.outflowId]));
  const payments = await tx.ledger.paymentsOf(ids);
  return payments
    .filter(({ paymentId, amount, paidAt }) => {
      const before = outflows.get(paymentId);
      if (before !== undefined) return before === back.outflowId;
      return amount.currency === back.amount.currency && amount.minor === back.amount.minor && paidAt <= back.happenedAt;
    })
    .map(({ paymentId }) => paymentId);
}
