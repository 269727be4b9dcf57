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
  return withDecimals(amount.minor, decimalsOf(amount.currency));
}

/** Prints a whole number of smallest parts with at least `shown` of its decimals, without zeros after them: `123450` of 3 → `123.45`. */
export function decimalText(parts: number, decimals: number, shown = 0): string {
  const text = withDecimals(parts, decimals);
  if (decimals === 0) return text;
  const least = text.length - decimals + shown;
  let end = text.length;
  while (end > least && text[end - 1] === '0') end--;
  return text[end - 1] === '.' ? text.slice(0, end - 1) : text.slice(0, end);
}

function withDecimals(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  const cut = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
