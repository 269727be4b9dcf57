import type { Payment } from './ledger.ts';

/**
 * By what a payer is known again: the account that the money came from, else the name. Written differently (spaces, case, full width) it is the same.
 * Null when the bank says neither: nothing can be remembered of nobody.
 */
export function payerKey({ payerAccount, payer }: Pick<Payment, 'payerAccount' | 'payer'>): string | null {
  const account = payerAccount.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (account !== '') return `account:${account}`;
  const name = plainName(payer);
  return name === '' ? null : `name:${name}`;
}

/**
 * By what a payer is known again, the surest first: an account and the name on it, where the bank says both, then `payerKey`. One account may serve
 * several payers (an agent, a family, a payment service), so what was said of it alone is sure only of those whose name is not told.
 */
export function payerKeys(payer: Pick<Payment, 'payerAccount' | 'payer'>): string[] {
  const key = payerKey(payer);
  if (key === null) return [];
  const name = plainName(payer.payer);
  return key.startsWith('account:') && name !== '' ? [`${key} name:${name}`, key] : [key];
}

/** A name as it is compared: no case, no full width, no punctuation, one space between words. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
