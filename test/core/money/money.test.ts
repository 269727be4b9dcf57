import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, MoneyError, money, sum } from '../../../core/money/money.ts';
import { shareHalfUp } from '../../../core/money/rounding.ts';

describe('money', () => {
  it('is whole minor units and never a float', () => {
    for (const minor of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => money(minor, 'CNY')).toThrow(MoneyError);
    expect(() => money(1, 'yuan')).toThrow(MoneyError);
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'CNY'), money(1, 'CNY'))).toThrow(MoneyError);
  });

  it('never lets two currencies meet', () => {
    for (const meet of [add, compare]) expect(() => meet(money(1, 'CNY'), money(1, 'EUR'))).toThrow(/cannot be added/);
    expect(() => sum([money(1, 'EUR')], 'CNY')).toThrow(MoneyError);
  });

  it('adds up', () => {
    expect(sum([money(10, 'CNY'), money(-3, 'CNY')], 'CNY')).toEqual(money(7, 'CNY'));
    expect(compare(money(2, 'CNY'), money(3, 'CNY'))).toBeLessThan(0);
  });
});

describe('a share, rounded half up', () => {
  it.each([
    [100, 1, 3, 33],
    [200, 1, 3, 67],
    [1, 1, 2, 1],
    [3, 1, 2, 2],
    [1, 499, 1000, 0],
    [1, 500, 1000, 1],
    [9007199254740991, 1000, 1000, 9007199254740991],
  ])('%i × %i ÷ %i = %i', (value, numerator, denominator, share) => {
    expect(shareHalfUp(value, numerator, denominator)).toBe(share);
  });

  it('is never more than half a unit off, where a float would be', () => {
    const part = fc.integer({ min: 0, max: 2 ** 31 });
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 2 ** 21 }), fc.integer({ min: 1, max: 10_000 }), (value, numerator, denominator) => {
        const exact2 = 2n * BigInt(value) * BigInt(numerator);
        const twice = exact2 - 2n * BigInt(shareHalfUp(value, numerator, denominator)) * BigInt(denominator);
        expect(twice <= BigInt(denominator) && twice >= -BigInt(denominator)).toBe(true);
      }),
    );
  });

  it('refuses what is no whole number, negative, or by nothing', () => {
    expect(() => shareHalfUp(0.5, 1, 1)).toThrow(MoneyError);
    expect(() => shareHalfUp(-1, 1, 1)).toThrow(MoneyError);
    expect(() => shareHalfUp(1, 1, 0)).toThrow(MoneyError);
    expect(() => shareHalfUp(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(MoneyError);
  });
});
