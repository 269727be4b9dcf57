import type { CivilDate, Instant } from '../calendar/civil.ts';
import { add, type Money, money, zero } from '../money/money.ts';
import type { Charge, Credit, Outflow, Payment, PaymentMatch } from './ledger.ts';

/** One line of a statement of account. */
export interface AccountLine {
  readonly date: CivilDate;
  /** `credit`: a credit note or a write-off. `outflow`: money that went back. */
  readonly kind: 'charge' | 'credit' | 'payment' | 'outflow';
  readonly id: string;
  readonly text: string;
  /** Positive for what makes the tenant owe more (a charge, money that went back), negative for the rest. */
  readonly amount: Money;
  /** What is owed after it, in its currency. */
  readonly balance: Money;
}

/** The facts of one tenant, by what was known at some moment. */
export interface AccountFacts {
  readonly charges: readonly Charge[];
  readonly credits: readonly Credit[];
  readonly payments: readonly Payment[];
  readonly outflows: readonly Outflow[];
  /** How payments came to be this tenant's, where they did not say so themselves: the last word on each, by its id. */
  readonly matches: ReadonlyMap<string, PaymentMatch>;
}

const ORDER = ['charge', 'credit', 'payment', 'outflow'] as const;

/**
 * The account of a tenant in order of date (of one day charges first, then credits, payments and what went back), with a running balance per currency.
 * A charge stands on its issue date, a payment on the day it was paid, whenever it became known.
 * @param dateOf the civil date of an instant, in the site's time zone
 */
export function accountLines(
  facts: AccountFacts,
  dateOf: (at: Instant) => CivilDate,
): { readonly lines: readonly AccountLine[]; readonly balances: readonly Money[] } {
  const entries = [
    ...facts.charges.map(chargeEntry),
    ...facts.credits.map(creditEntry),
    ...facts.payments.map((payment) => paymentEntry(payment, facts.matches.get(payment.paymentId), dateOf)),
    ...facts.outflows.map((outflow) => outflowEntry(outflow, dateOf)),
  ].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const balances = new Map<string, Money>();
  const lines = entries.map((entry) => {
    const balance = add(balances.get(entry.amount.currency) ?? zero(entry.amount.currency), entry.amount);
    balances.set(balance.currency, balance);
    return { ...entry, balance };
  });
  return { lines, balances: [...balances.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)) };
}

type Entry = Omit<AccountLine, 'balance'>;

function chargeEntry({ chargeId, debtType, dueDate, about, issueDate, amount, backfilled }: Charge): Entry {
  const text = `${debtType} due ${dueDate}${about === null ? '' : ` on ${about}`}${backfilled ? ' (history)' : ''}`;
  return { date: issueDate, kind: 'charge', id: chargeId, text, amount };
}

function creditEntry({ creditId, chargeId, kind, reason, effectiveOn, amount }: Credit): Entry {
  const text = `${kind === 'write-off' ? 'written off' : 'credit note on'} ${chargeId}: ${reason}`;
  return { date: effectiveOn, kind: 'credit', id: creditId, text, amount: money(0 - amount.minor, amount.currency) };
}

function paymentEntry(payment: Payment, match: PaymentMatch | undefined, dateOf: (at: Instant) => CivilDate): Entry {
  const { paymentId, reference, paidAt, amount } = payment;
  const matched = match === undefined ? '' : ` (matched by ${match.by}: ${match.reason})`;
  const text = `${reference === '' ? 'payment' : `payment for ${reference}`}${matched}`;
  return { date: dateOf(paidAt), kind: 'payment', id: paymentId, text, amount: money(0 - amount.minor, amount.currency) };
}

function outflowEntry({ outflowId, paymentId, kind, reason, happenedAt, amount }: Outflow, dateOf: (at: Instant) => CivilDate): Entry {
  return { date: dateOf(happenedAt), kind: 'outflow', id: outflowId, text: `${kind}: ${paymentId}, ${reason}`, amount };
}

function order(entry: Entry): string {
  return `${entry.date} ${ORDER.indexOf(entry.kind)} ${entry.id}`;
}
