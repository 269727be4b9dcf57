import { type CivilDate, type Instant, plusDays } from '../calendar/civil.ts';
import type { DebtType } from '../lease/debt-type.ts';
import { add, type Money, money, zero } from '../money/money.ts';
import type { Charge, Credit, Outflow, Payment, PaymentMatch } from './ledger.ts';

/** One line of a statement of account. */
export interface AccountLine {
  readonly date: CivilDate;
  /** `credit`: a credit note or a write-off. `outflow`: money that went back. */
  readonly kind: 'charge' | 'credit' | 'payment' | 'outflow';
  readonly id: string;
  /** For the tenant as much as for the owner: what staff noted for themselves is not in it. */
  readonly text: string;
  /** What a charge is for and how it came about; null on any other line. */
  readonly charge: ChargeTold | null;
  /** Whose word made a payment this tenant's, and why: for the owner, on no statement that a tenant gets. Null where the payment said so itself. */
  readonly matched: { readonly by: string; readonly reason: string } | null;
  /** Positive for what makes the tenant owe more (a charge, money that went back), negative for the rest. */
  readonly amount: Money;
  /** What is owed after it, in its currency. */
  readonly balance: Money;
}

/** What a charge tells of itself. */
export interface ChargeTold {
  readonly debtType: DebtType;
  readonly dueDate: CivilDate;
  readonly periodFrom: CivilDate | null;
  /** First day after the period. */
  readonly periodTo: CivilDate | null;
  /** How the amount came about, '' where nobody said. */
  readonly working: string;
  /** The tax in the amount. */
  readonly tax: Money;
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

function chargeEntry(charge: Charge): Entry {
  const { chargeId, debtType, dueDate, periodFrom, periodTo, working, taxMinor, issueDate, amount } = charge;
  const told = { debtType, dueDate, periodFrom, periodTo, working, tax: money(taxMinor, amount.currency) };
  return { date: issueDate, kind: 'charge', id: chargeId, text: chargeText(charge), charge: told, matched: null, amount };
}

/* `rent for 2026-12-01 to 2026-12-31, due 2026-12-03`: the last day of the period is the last one that it is owed for. */
function chargeText({ debtType, periodFrom, periodTo, dueDate, about, backfilled }: Charge): string {
  const last = periodTo === null ? null : plusDays(periodTo, -1);
  const period = periodFrom === null || last === null ? '' : ` for ${periodFrom === last ? last : `${periodFrom} to ${last}`},`;
  return `${debtType}${period} due ${dueDate}${about === null ? '' : ` on ${about}`}${backfilled ? ' (history)' : ''}`;
}

function creditEntry({ creditId, chargeId, kind, reason, effectiveOn, amount }: Credit): Entry {
  const text = `${kind === 'write-off' ? 'written off' : 'credit note on'} ${chargeId}: ${reason}`;
  return {
    date: effectiveOn,
    kind: 'credit',
    id: creditId,
    text,
    charge: null,
    matched: null,
    amount: money(0 - amount.minor, amount.currency),
  };
}

function paymentEntry(payment: Payment, match: PaymentMatch | undefined, dateOf: (at: Instant) => CivilDate): Entry {
  const { paymentId, reference, paidAt, amount } = payment;
  const text = reference === '' ? 'payment' : `payment for ${reference}`;
  const matched = match === undefined ? null : { by: match.by, reason: match.reason };
  const minus = money(0 - amount.minor, amount.currency);
  return { date: dateOf(paidAt), kind: 'payment', id: paymentId, text, charge: null, matched, amount: minus };
}

function outflowEntry({ outflowId, paymentId, kind, reason, happenedAt, amount }: Outflow, dateOf: (at: Instant) => CivilDate): Entry {
  return {
    date: dateOf(happenedAt),
    kind: 'outflow',
    id: outflowId,
    text: `${kind}: ${paymentId}, ${reason}`,
    charge: null,
    matched: null,
    amount,
  };
}

function order(entry: Entry): string {
  return `${entry.date} ${ORDER.indexOf(entry.kind)} ${entry.id}`;
}
