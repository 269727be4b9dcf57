import { MoneyError } from './money.ts';

/**
 * `value × numerator ÷ denominator`, rounded *half up* to a whole number: exact integer arithmetic, no float on the way.
 * @param value whole and not negative, like the other two; the denominator is more than nothing
 * @throws MoneyError when an argument is not, or the result is no safe integer
 */
export function shareHalfUp(value: number, numerator: number, denominator: number): number {
  for (const part of [value, numerator, denominator]) {
    if (!Number.isSafeInteger(part) || part < 0) throw new MoneyError(`${part} is no whole number that can be shared`);
  }
  if (denominator === 0) throw new MoneyError('nothing can be shared by 0');
  const product = BigInt(value) * BigInt(numerator);
  const whole = BigInt(denominator);
  const rounded = Number((2n * product + whole) / (2n * whole));
  if (!Number.isSafeInteger(rounded)) throw new MoneyError(`${value} × ${numerator} ÷ ${denominator} is too large`);
  return rounded;
}
