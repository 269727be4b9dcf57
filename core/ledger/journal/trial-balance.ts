import type { Account } from './chart.ts';
import type { Posting } from './postings.ts';

/** What stands on one account in one currency. */
export interface AccountBalance {
  readonly account: Account;
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
  /** Debits less credits. */
  readonly balanceMinor: number;
}

/** Sums postings by account and currency, in order of currency and account number. Over all accounts of a currency the balances come to 0. */
export function trialBalance(postings: Iterable<Posting>): AccountBalance[] {
  const sums = new Map<string, AccountBalance>();
  for (const { account, currency, debitMinor, creditMinor } of postings) {
    const key = `${currency} ${account.number}`;
    const before = sums.get(key);
    sums.set(key, {
      account,
      currency,
      debitMinor: (before?.debitMinor ?? 0) + debitMinor,
      creditMinor: (before?.creditMinor ?? 0) + creditMinor,
      balanceMinor: (before?.balanceMinor ?? 0) + debitMinor - creditMinor,
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance);
}
