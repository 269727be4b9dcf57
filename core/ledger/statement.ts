import type { CivilDate } from '../calendar/civil.ts';
import { add, type Money, money, zero } from '../money/money.ts';
import type { Charge, Payment } from './ledger.ts';

/** One line of a statement of account. */
export interface AccountLine {
  readonly date: CivilDate;
  readonly kind: 'charge' | 'payment';
  readonly id: string;
  readonly text: string;
  /** Positive for a charge, negative for a payment. */
  readonly amount: Money;
  /** What is owed after it, in its currency. */
  readonly balance: Money;
}

/**
 * The account of a tenant in order of date (charges on their issue date, before payments of the same day), with a running balance per currency.
 * @param dateOf the civil date of a payment, in the site's time zone
 */
export function accountLines(
  charges: readonly Charge[],
  payments: readonly Payment[],
  dateOf: (payment: Payment) => CivilDate,
): { readonly lines: readonly AccountLine[]; readonly balances: readonly Money[] } {
  const entries = [
    ...charges.map((charge) => ({
      date: charge.issueDate,
      kind: 'charge' as const,
      id: charge.chargeId,
      text: `${charge.debtType} due ${charge.dueDate}${charge.backfilled ? ' (history)' : ''}`,
      amount: charge.amount,
    })),
    ...payments.map((payment) => ({
      date: dateOf(payment),
      kind: 'payment' as const,
      id: payment.paymentId,
      text: payment.reference === '' ? 'payment' : `payment for ${payment.reference}`,
      amount: money(0 - payment.amount.minor, payment.amount.currency),
    })),
  ].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const balances = new Map<string, Money>();
  const lines = entries.map((entry) => {
    const balance = add(balances.get(entry.amount.currency) ?? zero(entry.amount.currency), entry.amount);
    balances.set(balance.currency, balance);
    return { ...entry, balance };
  });
  return { lines, balances: [...balances.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
}

function order(entry: { date: string; kind: 'charge' | 'payment'; id: string }): string {
  return `${entry.date} ${entry.kind === 'charge' ? 0 : 1} ${entry.id}`;
}
