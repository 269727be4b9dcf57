import { formatMoney } from '../../core/money/decimal.ts';
import { type Money, MoneyError } from '../../core/money/money.ts';

/**
 * The most that a row may say, in minor units: 100,000,000,000.00 of a currency with cents. More is a slip of a decimal point, and sums of a few such
 * could not be reckoned exactly any more.
 */
const MOST_MINOR = 10_000_000_000_000;

/** The amount, money out (below zero) too. @throws MoneyError when it is more than a row may say; `text`: as the row says it */
export function notTooMuch(amount: Money, text: string): Money {
  if (Math.abs(amount.minor) <= MOST_MINOR) return amount;
  const most = formatMoney({ minor: MOST_MINOR, currency: amount.currency });
  throw new MoneyError(`'${text}' is more than one row may say (${most}): look at its decimal point`);
}
