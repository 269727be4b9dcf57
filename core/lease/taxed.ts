import { decimalText, formatMinor } from '../money/decimal.ts';
import { roundHalfUp } from '../money/fraction.ts';
import { MoneyError } from '../money/money.ts';
import { shareHalfUp } from '../money/rounding.ts';
import type { ChargeLine } from './lease.ts';
import { MOST_CHARGED_MINOR } from './parse/bounds.ts';
import type { Reckoned } from './reckoned.ts';

/** An amount as it is owed: rounded, tax in it. */
export interface Taxed {
  readonly minor: number;
  readonly taxMinor: number;
  readonly working: string;
}

const FULL_BP = 10_000;

/**
 * Rounds an exact amount half up to the minor unit (the one place where a charge is rounded) and adds its tax, or says how much tax is in
 * it: the tax is reckoned from the rounded amount, as anybody does who checks the bill, and rounded half up itself.
 * @throws MoneyError when it comes to more than a charge may
 */
export function taxed({ exact, working }: Reckoned, { tax, currency }: Pick<ChargeLine, 'tax' | 'currency'>): Taxed {
  const minor = roundHalfUp(exact);
  refuseTooMuch(minor, currency);
  if (tax === null || minor === 0) return { minor, taxMinor: 0, working };
  const taxMinor = tax.included ? shareHalfUp(minor, tax.rateBp, FULL_BP + tax.rateBp) : shareHalfUp(minor, tax.rateBp, FULL_BP);
  const gross = tax.included ? minor : minor + taxMinor;
  refuseTooMuch(gross, currency);
  const text = `${tax.name} ${decimalText(tax.rateBp, 2)} %${tax.included ? ' in it' : ''}: ${formatMinor({ minor: taxMinor, currency })}`;
  return { minor: gross, taxMinor, working: `${working}; ${text}` };
}

function refuseTooMuch(minor: number, currency: string): void {
  if (minor > MOST_CHARGED_MINOR)
    throw new MoneyError(`${formatMinor({ minor, currency })} is more than ${formatMinor({ minor: MOST_CHARGED_MINOR, currency })}`);
}
