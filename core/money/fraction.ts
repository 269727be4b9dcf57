import { MoneyError } from './money.ts';

/** An exact share or sum, so that an amount made of many parts is rounded once, at its end. The denominator is more than nothing. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

/**
 * `numerator ÷ denominator`, both whole.
 * @throws MoneyError when one is no safe integer, or the denominator is not more than 0
 */
export function fraction(numerator: number, denominator = 1): Fraction {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new MoneyError(`${numerator} ÷ ${denominator} is no exact share`);
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** `a + b`. */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return lowest(a.numerator + b.numerator, a.denominator);
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** `a − b`. */
export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** `a × b`. */
export function times(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The nearest whole number, a half away from nothing (for amounts owed: *half up*).
 * @throws MoneyError when it is no safe integer
 */
export function roundHalfUp({ numerator, denominator }: Fraction): number {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = Number((2n * size + denominator) / (2n * denominator));
  if (!Number.isSafeInteger(rounded)) throw new MoneyError(`${numerator} ÷ ${denominator} is too large`);
  return numerator < 0n && rounded !== 0 ? -rounded : rounded;
}

/* Sums over years of days would grow without end: each result is kept in its lowest terms. */
function lowest(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 1n) return { numerator, denominator };
  let a = numerator < 0n ? -numerator : numerator;
  let b = denominator;
  while (b > 0n) [a, b] = [b, a % b];
  return a <= 1n ? { numerator, denominator } : { numerator: numerator / a, denominator: denominator / a };
}
