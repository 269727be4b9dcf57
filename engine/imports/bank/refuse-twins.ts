import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { RejectedRow } from '../import-report.ts';
import type { BankPayment } from './bank-item.ts';

/* Movements are noted beside the bank's own references, of no account: no account is called so. */
const ANY_ACCOUNT = '*';

/** By what a movement is found again whatever account it is said to be on; nothing for a row whose file itself names the account. */
export function movementRefs(row: BankPayment | undefined): { account: string; ref: string; paymentId: string }[] {
  return row?.movement ? [{ account: ANY_ACCOUNT, ref: row.movement.ref, paymentId: row.payment.paymentId }] : [];
}

/**
 * Leaves out rows whose movement is in the ledger under another account: a file that was imported once with its account named and once without, or
 * with a misspelt one, must not book its money twice. Each is refused, so that a person sees it. In one statement, however many rows.
 * @param rejected what is refused is added to it
 */
export async function refuseTwins(
  tx: StoreTransaction,
  rows: readonly BankPayment[],
  rejected: RejectedRow[],
): Promise<readonly BankPayment[]> {
  const refs = rows.flatMap(({ movement }) => movement?.ref ?? []);
  if (refs.length === 0) return rows;
  const known = await tx.ledger.paymentsByRef(ANY_ACCOUNT, refs);
  return rows.filter((row) => {
    const twin = twinOf(row, known.get(row.movement?.ref ?? '') ?? []);
    if (twin === null) return true;
    const { place, account, payment } = row;
    const here = account === '' ? 'no account is named' : `the account is ${account}`;
    const reason = `${payment.paymentId}: the same movement is in the ledger as ${twin}, here ${here}: name the account as it was named then (--account); if it is a payment of its own, import it as one (dunlock template payments)`;
    rejected.push({ line: place.line, column: place.idColumn, reason, raw: place.raw });
    return false;
  });
}

function twinOf({ movement, account, payment }: BankPayment, known: readonly string[]): string | null {
  if (!movement || known.includes(payment.paymentId)) return null;
  const others = known.filter((id) => !id.startsWith(movement.own));
  /* Two accounts that are both named may each have had as much on one day, where nothing else is told of it. */
  const isSure = account === '' || movement.isTold;
  return others.find((id) => isSure || id.startsWith('~')) ?? null;
}
