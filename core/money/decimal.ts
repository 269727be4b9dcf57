import { decimalsOf } from './currency.ts';
import { type Money, MoneyError, money } from './money.ts';

/**
 * Reads a decimal text (`"1234.50"`, `"-3"`) as money, without ever passing through a float.
 * @throws MoneyError when the text is no plain decimal or has more decimals than the currency
 */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new MoneyError(`'${text}' is no amount (digits, a point, decimals)`);
  const [, sign, whole = '', fraction = ''] = match;
  const decimals = decimalsOf(currency);
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) throw new MoneyError(`'${text}' has more decimals than ${currency} (${decimals})`);
  const minor = Number(whole + kept.padEnd(decimals, '0'));
  return money(sign === '-' && minor !== 0 ? -minor : minor, currency);
}

/** Prints money as `1234.50 CNY`. */
export function formatMoney(amount: Money): string {
  return `${formatMinor(amount)} ${amount.currency}`;
}

/** Prints the number alone, with the currency's decimals: `1234.50`. */
export function formatMinor(amount: Money): string {
  const decimals = decimalsOf(amount.currency);
  const digits = String(Math.abs(amount.minor)).padStart(decimals + 1, '0');
  const sign = amount.minor < 0 ? '-' : '';
  const cut = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
