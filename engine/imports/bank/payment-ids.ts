import { createHash } from 'node:crypto';
import type { Payment } from '../../../core/ledger/ledger.ts';
import type { BankMovement } from './bank-item.ts';

/**
 * Ids for movements to which the bank gave no number: a digest of what the row says, and for rows of one file that say the same their count
 * (two equal payments of one day are two). The same file again gives the same ids; so does another one, as long as both hold whole days.
 */
export class PaymentIds {
  readonly #seen = new Map<string, number>();
  readonly #numbers = new Map<string, number>();

  /** Another statement of the same file: what it numbers as the one before did is the same movement, told twice. */
  beginStatement(): void {
    this.#numbers.clear();
  }

  /**
   * The id of a movement that the bank has numbered. A number that stands twice in one statement is two bookings, for the statement's balances count
   * both: the second is `<number>~2`. A payment and its reversal may share one: they are counted apart.
   */
  numbered(account: string, number: string, way: 'in' | 'out'): string {
    const key = `${way} ${number}`;
    const count = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, count);
    return numberedId(account, count === 1 ? number : `${number}~${count}`);
  }

  idOf(account: string, parts: readonly string[]): string {
    const digest = digestOf([account, ...parts]);
    const count = (this.#seen.get(digest) ?? 0) + 1;
    this.#seen.set(digest, count);
    return `${prefixOf(account)}~${digest}${count === 1 ? '' : `-${count}`}`;
  }
}

/** The id of a movement that the bank has numbered: its number is unique on the account only. */
export function numberedId(account: string, number: string): string {
  return `${prefixOf(account)}${number}`;
}

/** What a row says of a movement: the bank's number is '' where it gave none. */
export interface SaidMovement {
  readonly payment: Pick<Payment, 'amount' | 'paidAt' | 'payer' | 'payerAccount'>;
  readonly words: string;
  readonly number: string;
}

/** What moved, whatever the account. @param isByFile the file itself names the account */
export function sameMovement(account: string, { payment, words, number }: SaidMovement, isByFile: boolean): BankMovement {
  const { paidAt, amount, payer, payerAccount } = payment;
  const sum = [String(amount.minor), amount.currency];
  return {
    digest: digestOf([paidAt, ...sum, payer, payerAccount, words, number]),
    numbered: number === '' ? null : digestOf([number, ...sum]),
    bareId: number === '' ? null : numberedId('', number),
    own: `${prefixOf(account)}~`,
    isByFile,
    isTold: number !== '' || (words !== '' && (payer !== '' || payerAccount !== '')),
  };
}

/** The bank's number in the id of a movement on an account, '' where it gave none. */
export function numberOf(account: string, paymentId: string): string {
  const number = paymentId.slice(prefixOf(account).length);
  return number.startsWith('~') ? '' : number;
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function prefixOf(account: string): string {
  return account === '' ? '' : `${account.replace(/\s/g, '')}/`;
}
