import { parseMoney } from '../../../core/money/decimal.ts';
import { type Money, MoneyError } from '../../../core/money/money.ts';
import { notTooMuch } from '../most-amount.ts';

/** How a file writes numbers. */
export interface NumberForm {
  readonly decimal: '.' | ',';
  /** Between groups of three digits; '' when they are not grouped. */
  readonly thousands: '' | ',' | '.' | ' ' | "'";
}

/**
 * Reads an amount as a bank writes it (`1.234,50`, `-12.30`, `12,30-`), digit by digit. A group that has not three digits is no amount:
 * a mapping that takes the comma of decimals for one of thousands must not make it a hundred times more.
 * @throws MoneyError when the text is no amount of this form, has more decimals than the currency, or is too much
 */
export function readAmount(text: string, { decimal, thousands }: NumberForm, currency: string): Money {
  const plain = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^\+/, '')
    .replace(/^(.*[^-])-$/, '-$1');
  const cut = plain.lastIndexOf(decimal);
  const [whole, fraction] = cut < 0 ? [plain, ''] : [plain.slice(0, cut), plain.slice(cut + 1)];
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = sign === '' ? whole : whole.slice(1).trimStart();
  const groups = thousands === '' ? [digits] : digits.split(thousands);
  const grouped =
    groups.length === 1 ||
    (groups[0] !== undefined && /^\d{1,3}$/.test(groups[0]) && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
  if (!grouped || !/^\d+$/.test(groups.join('')) || (cut >= 0 && !/^\d+$/.test(fraction))) {
    const form = `decimals after '${decimal}', ${thousands === '' ? 'thousands not grouped' : `thousands grouped by '${thousands}'`}`;
    throw new MoneyError(`'${text}' is no amount (${form})`);
  }
  return notTooMuch(parseMoney(`${sign}${groups.join('')}${fraction === '' ? '' : `.${fraction}`}`, currency), text);
}
