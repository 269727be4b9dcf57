import { parseMoney } from '../../../../core/money/decimal.ts';
import { type Money, money } from '../../../../core/money/money.ts';
import { notTooMuch } from '../../most-amount.ts';
import { CamtError } from './camt-error.ts';
import type { Direction } from './camt-words.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * Reads an amount element (`<Amt Ccy="EUR">12.30</Amt>`).
 * @throws MoneyError when it is none, or has more decimals than its currency
 */
export function camtAmount(element: XmlElement): Money {
  const amount = parseMoney(element.text.trim().replace(/^\+/, ''), element.attributes.Ccy ?? '');
  return money(amount.minor, amount.currency);
}

/** An amount with the direction of the element that it stands in: money out below zero. @throws MoneyError as `camtAmount`, CamtError below zero */
export function signed(element: XmlElement, direction: Direction): Money {
  const amount = camtAmount(element);
  if (amount.minor < 0)
    throw new CamtError(`its amount ${element.text.trim()} is below zero: which way money went is said by CdtDbtInd alone`);
  return direction === 'DBIT' ? money(0 - amount.minor, amount.currency) : amount;
}

/** The same of money that moved. @throws as `signed`, CamtError also when it is nothing */
export function moved(element: XmlElement, direction: Direction): Money {
  const amount = signed(element, direction);
  if (amount.minor === 0) throw new CamtError('its amount is nothing');
  return notTooMuch(amount, element.text.trim());
}

/** What the bank took for itself of a movement, in one currency; nothing where it says nothing. @throws MoneyError as `camtAmount` */
export function chargesOf(element: XmlElement, currency: string): number {
  const charges = element.at('Chrgs');
  if (charges === null) return 0;
  const total = charges.at('TtlChrgsAndTaxAmt');
  const parts = total ? [total] : [charges, ...charges.all('Rcrd')].flatMap((each) => each.at('Amt') ?? []);
  return parts.map(camtAmount).reduce((sum, amount) => (amount.currency === currency ? sum + amount.minor : sum), 0);
}
