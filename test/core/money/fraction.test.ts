import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, fraction, minus, NOTHING, plus, roundHalfUp, times } from '../../../core/money/fraction.ts';

describe('exact shares', () => {
  it('add up to what they are parts of, where floats would not: a third thrice, a seventh seven times', () => {
    const third = fraction(1, 3);
    expect(plus(plus(third, third), third)).toEqual(fraction(1));
    expect(Array.from({ length: 7 }, () => fraction(1, 7)).reduce(plus, NOTHING)).toEqual(fraction(1));
  });

  it('are rounded once, half up: 0.5 to 1, 0.4999… to 0, −0.5 to −1', () => {
    expect([fraction(1, 2), fraction(4999, 10_000), fraction(-1, 2), fraction(-1, 3)].map(roundHalfUp)).toEqual([1, 0, -1, 0]);
    expect(Object.is(roundHalfUp(fraction(-1, 3)), 0)).toBe(true);
  });

  it('are refused where they would not be exact, and when they grow beyond whole numbers of money', () => {
    expect(() => fraction(0.5)).toThrow('no exact share');
    expect(() => fraction(1, 0)).toThrow('no exact share');
    expect(() => roundHalfUp(times(fraction(Number.MAX_SAFE_INTEGER), fraction(2)))).toThrow('too large');
  });

  it('keep the laws of arithmetic', () => {
    const any = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1e6 })).map(([n, d]) => fraction(n, d));
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(compareFractions(plus(a, b), plus(b, a))).toBe(0);
        expect(compareFractions(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(0);
        expect(compareFractions(minus(plus(a, b), b), a)).toBe(0);
      }),
    );
  });
});
