import type { Registers } from './register.ts';

/* A display shows whole kWh, or down to a hundredth; DTUs send Wh. What all registers of a reading are multiples of is its last digit. */
const LAST_DIGITS = [1000, 100, 10];

/**
 * Why registers per rate contradict the register of the same reading, in words, or null. They are parts of it: together they are never more, where a
 * meter cuts each of them off at its last digit; one unit of that is let pass. Less they may be, by what it had counted before it was set to
 * count by rate.
 */
export function ratesExceed(reading: Registers): string | null {
  const sum = sumOf(reading);
  return sum === null || sum <= reading.register + lastDigit(reading)
    ? null
    : `the rates come to ${sum} together, and the register is ${reading.register}`;
}

/**
 * Why two readings of one meter contradict each other, in words, or null: from one to the other its rates must have moved as its register did. Cut
 * off at the last digit, n rates fall short of their register by less than n units of it, now more and now less: so much is no contradiction.
 * A register of nothing has rates of nothing.
 */
export function ratesDrift(earlier: Registers, later: Registers): string | null {
  const before = sumOf(earlier) ?? (earlier.register === 0 ? 0 : null);
  const after = sumOf(later);
  if (before === null || after === null) return null;
  const moved = later.register - earlier.register;
  const byRate = after - before;
  const rounding = Object.keys(later.rates ?? {}).length * Math.max(lastDigit(earlier), lastDigit(later));
  return Math.abs(moved - byRate) <= rounding ? null : `the register moved by ${moved}, and its rates by ${byRate} together`;
}

function sumOf({ rates }: Registers): number | null {
  return rates === null ? null : Object.values(rates).reduce((sum, register) => sum + register, 0);
}

/* A register of nothing says nothing of its digits. */
function lastDigit({ register, rates }: Registers): number {
  const shown = [register, ...Object.values(rates ?? {})].filter((each) => each > 0);
  return shown.length === 0 ? 1 : (LAST_DIGITS.find((digit) => shown.every((each) => each % digit === 0)) ?? 1);
}
