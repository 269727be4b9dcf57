import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScaled } from '../../../core/parsing/scaled-decimal.ts';

describe('a decimal as a whole number of small parts', () => {
  it('is exact where a float is not', () => {
    expect(parseScaled('0.07', 4)).toBe(700);
    expect(parseScaled('1.005', 3)).toBe(1005);
    expect(parseScaled('0.7523', 5)).toBe(75_230);
  });

  it('refuses what has more decimals, a sign, or is too large, and takes zeros that say nothing', () => {
    expect(['1.001', '-1', '1,5', '', '.5', '1e3', '999999999999999'].map((text) => parseScaled(text, 2))).toEqual(Array(7).fill(null));
    expect(parseScaled('1.2000', 1)).toBe(12);
  });

  it('is what any number of parts prints as', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(6), (parts, digits) => {
        const text = String(parts).padStart(digits + 1, '0');
        const cut = text.length - digits;
        expect(parseScaled(digits === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`, digits)).toBe(parts);
      }),
    );
  });
});
