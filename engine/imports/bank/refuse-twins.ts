import type { StoreTransaction } from '../../../adapters/store/store.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { RejectedRow } from '../import-report.ts';
import { ANY_ACCOUNT } from './any-account.ts';
import type { BankMovement, BankPayment } from './bank-item.ts';

type Found = ReadonlyMap<string, readonly string[]>;

/** By what a movement is found again, whatever account it is said to be on and in whatever form it comes. */
export function movementRefs(row: BankPayment | undefined): { account: string; ref: string; paymentId: string }[] {
  if (!row?.movement) return [];
  const { digest, numbered, isByFile } = row.movement;
  const refs = numbered === null ? [] : [`no:${numbered}`];
  /* Of what the file itself places and the bank has numbered, the number is enough. */
  if (!isByFile || numbered === null) refs.push(isByFile ? `file:${digest}` : `same:${digest}`);
  return refs.map((ref) => ({ account: ANY_ACCOUNT, ref, paymentId: row.payment.paymentId }));
}

/**
 * Leaves out rows whose movement is in the ledger under another account: a file that was imported once with its account named and once without, or
 * with a misspelt one, or a bank's table after its statement, must not book its money twice. Each is refused, so that a person sees it.
 * In few statements, however many rows.
 * @param rejected what is refused is added to it
 */
export async function refuseTwins(
  tx: StoreTransaction,
  rows: readonly BankPayment[],
  rejected: RejectedRow[],
): Promise<readonly BankPayment[]> {
  const refs = rows.flatMap(({ movement }) => (movement ? asked(movement) : []));
  if (refs.length === 0) return rows;
  const found = await tx.ledger.paymentsByRef(ANY_ACCOUNT, refs);
  const mine = new Set(rows.map(({ payment }) => payment.paymentId));
  const others = [...new Set([...found.values()].flat())].filter((id) => !mine.has(id));
  const payers = new Map((await tx.ledger.paymentsOf(others)).map((each) => [each.paymentId, each]));
  const gone = await takenBack(tx, [...payers.values()]);
  const standing = new Map([...found].map(([ref, ids]) => [ref, ids.filter((id) => !gone.has(id))]));
  return rows.filter((row) => {
    const twin = twinOf(row, row.movement?.isByFile ? standing : found, payers);
    if (twin === null) return true;
    const { place, account, payment, movement } = row;
    const here = account === '' ? 'no account is named' : `the account is ${account}`;
    const remedy = movement?.isByFile
      ? `take back what came without its account, under a misspelt one or in another form (dunlock reverse '${twin}' --reason …), then import this file again`
      : 'name the account as it was named then (--account); if it is a payment of its own, import it as one (dunlock template payments)';
    const reason = `${payment.paymentId}: the same movement is in the ledger as ${twin}, here ${here}: ${remedy}`;
    rejected.push({ line: place.line, column: place.idColumn, reason, raw: place.raw });
    return false;
  });
}

/* What two files place on accounts of their own is two movements, whatever they say. */
function asked({ digest, numbered, isByFile }: BankMovement): string[] {
  return [`same:${digest}`, ...(isByFile ? [] : [`file:${digest}`]), ...(numbered === null ? [] : [`no:${numbered}`])];
}

function twinOf({ movement, account, payment }: BankPayment, known: Found, payers: ReadonlyMap<string, Payment>): string | null {
  if (!movement) return null;
  const { digest, numbered, bareId, own, isByFile, isTold } = movement;
  const of = (ref: string) => (known.get(ref) ?? []).filter((id) => id !== payment.paymentId);
  if ([`same:${digest}`, `file:${digest}`].some((ref) => known.get(ref)?.includes(payment.paymentId))) return null;
  /* Two accounts that are both named may each have had as much on one day, where nothing else is told of it. */
  const isSure = account === '' || isTold;
  const bySame = of(`same:${digest}`).filter((id) => isByFile || !id.startsWith(own));
  const found = bySame.find((id) => isSure || id.startsWith('~')) ?? (isSure && !isByFile ? of(`file:${digest}`)[0] : undefined);
  if (found !== undefined) return found;
  if (numbered === null || known.get(`no:${numbered}`)?.includes(payment.paymentId)) return null;
  const byNumber = of(`no:${numbered}`);
  /* A number is the bank's on one account only: under another that is named too, the payer must be the same. */
  return byNumber.find((id) => account === '' || id === bareId || (!isByFile && isSamePayer(payment, payers.get(id)))) ?? null;
}

function isSamePayer(payment: Payment, other: Payment | undefined): boolean {
  const { payer, payerAccount } = payment;
  return `${payer}${payerAccount}` !== '' && payer === other?.payer && payerAccount === other.payerAccount;
}

/* What was taken back as a whole stands no longer: the statement that names its account may book the movement once more. */
async function takenBack(tx: StoreTransaction, payments: readonly Payment[]): Promise<ReadonlySet<string>> {
  if (payments.length === 0) return new Set();
  const gone = new Map<string, number>();
  for (const { paymentId, kind, amount } of await tx.ledger.outflowsOf(payments.map((each) => each.paymentId)))
    if (kind !== 'refunded') gone.set(paymentId, (gone.get(paymentId) ?? 0) + amount.minor);
  const whole = payments.filter(({ paymentId, amount }) => (gone.get(paymentId) ?? 0) >= amount.minor);
  return new Set(whole.map(({ paymentId }) => paymentId));
}
