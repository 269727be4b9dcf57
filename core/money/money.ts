/**
 * Money: an integer of minor units with an ISO 4217 currency. No floats, and two currencies never meet.
 */
export interface Money {
  /** Minor units (cents, fen; whole yen; thousandths of a dinar). A safe integer; may be negative for a credit. */
  readonly minor: number;
  /** ISO 4217 code, upper case. */
  readonly currency: string;
}

/** Two currencies met, or a number that is no whole number of minor units. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/**
 * Builds an amount of money.
 * @param minor whole minor units
 * @param currency ISO 4217 code
 * @throws MoneyError when `minor` is no safe integer or the code is not three capitals
 */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new MoneyError(`${minor} is no whole number of minor units`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new MoneyError(`'${currency}' is no ISO 4217 code`);
  return { minor, currency };
}

/** Nothing owed, in `currency`. */
export function zero(currency: string): Money {
  return money(0, currency);
}

/** `a + b`. @throws MoneyError when the currencies differ */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. @throws MoneyError when the currencies differ */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor - b.minor;
}

/** The sum of `amounts`, all in `currency`. @throws MoneyError when one is not */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new MoneyError(`${a.currency} and ${b.currency} cannot be added or compared`);
}
