import { type CivilDate, dateIn, daysBetween, type Instant, plusDays } from '../calendar/civil.ts';
import type { ChargeBalance } from '../ledger/ledger.ts';

/** A charge whose outcome is known: settled, or open and past its due date. */
export interface PastCharge {
  readonly chargeId: string;
  readonly dueDate: CivilDate;
  /** Amount over the tenant's own median amount in the same currency: sizes of two currencies may be added, their money may not. */
  readonly size: number;
  /** Days from the due date to the settle date (negative = early); while open, days overdue so far. */
  readonly daysLate: number;
  readonly settled: boolean;
}

/** How one tenant has paid, by what was known at a moment. The only thing that factors see. */
export interface PaymentHistory {
  /** The civil date of that moment. */
  readonly today: CivilDate;
  /** Oldest due date first. */
  readonly decided: readonly PastCharge[];
  /** Those of `decided` that are still open. */
  readonly overdue: readonly PastCharge[];
  /** What is open and overdue, in the tenant's own normal months (1 = one month's charges). */
  readonly overdueMonths: number;
}

const MONTH_DAYS = 365 / 12;

/**
 * Cuts a ledger down to what was known at `asOf`: later charges are left out, and a settlement known later counts as not there.
 * (What was paid in part is then unknown too, so such a charge counts as wholly open.) Charges of zero or less are left out, those credited as a whole
 * (nobody had to pay them), and late fees (the lateness that they are for counts already).
 */
export function historyAsOf(balances: readonly ChargeBalance[], asOf: Instant, timeZone: string): PaymentHistory {
  const today = dateIn(asOf, timeZone);
  const known = balances.filter((balance) => balance.charge.knownAt <= asOf && tells(balance));
  const medians = medianAmounts(known);
  const decided: PastCharge[] = [];
  const overdue: PastCharge[] = [];
  const openByCurrency = new Map<string, number>();
  for (const balance of known) {
    const { chargeId, dueDate, amount } = balance.charge;
    const settledAt = balance.settledKnownAt !== null && balance.settledKnownAt <= asOf ? balance.settledAt : null;
    if (settledAt === null && dueDate >= today) continue;
    const until = settledAt === null ? today : dateIn(settledAt, timeZone);
    const past: PastCharge = {
      chargeId,
      dueDate,
      size: amount.minor / (medians.get(amount.currency) ?? amount.minor),
      daysLate: daysBetween(dueDate, until),
      settled: settledAt !== null,
    };
    decided.push(past);
    if (settledAt !== null) continue;
    overdue.push(past);
    const open = amount.minor - (balance.settledKnownAt === null ? balance.paidMinor + balance.creditedMinor : 0);
    openByCurrency.set(amount.currency, (openByCurrency.get(amount.currency) ?? 0) + open);
  }
  decided.sort(byDueDate);
  overdue.sort(byDueDate);
  let overdueMonths = 0;
  for (const [currency, open] of openByCurrency) overdueMonths += open / normalMonth(known, currency, today);
  return { today, decided, overdue, overdueMonths };
}

/* Does the way in which it was paid say something of the tenant? */
function tells({ charge, creditedMinor }: ChargeBalance): boolean {
  return charge.amount.minor > creditedMinor && charge.amount.minor > 0 && charge.debtType !== 'late-fee';
}

/** What a tenant is charged in a month: the mean over the last year, or over what there is of it (never less than one month). */
function normalMonth(known: readonly ChargeBalance[], currency: string, today: CivilDate): number {
  const yearAgo = plusDays(today, -365);
  let sum = 0;
  let first = today;
  for (const { charge } of known) {
    if (charge.amount.currency !== currency || charge.dueDate > today || charge.dueDate <= yearAgo) continue;
    sum += charge.amount.minor;
    if (charge.dueDate < first) first = charge.dueDate;
  }
  if (sum > 0) return sum / Math.max(1, daysBetween(first, today) / MONTH_DAYS);
  const all = known.filter(({ charge }) => charge.amount.currency === currency);
  return all.reduce((total, { charge }) => total + charge.amount.minor, 0) / Math.max(1, all.length);
}

function medianAmounts(known: readonly ChargeBalance[]): Map<string, number> {
  const amounts = new Map<string, number[]>();
  for (const { charge } of known) {
    const list = amounts.get(charge.amount.currency);
    if (list) list.push(charge.amount.minor);
    else amounts.set(charge.amount.currency, [charge.amount.minor]);
  }
  return new Map([...amounts].map(([currency, list]) => [currency, quantile(list, 0.5)]));
}

function byDueDate(a: PastCharge, b: PastCharge): number {
  if (a.dueDate !== b.dueDate) return a.dueDate < b.dueDate ? -1 : 1;
  return a.chargeId < b.chargeId ? -1 : 1;
}

/** The `q`-quantile with linear interpolation between neighbours; 0 of an empty list. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
