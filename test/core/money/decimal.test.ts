import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, isCurrency } from '../../../core/money/currency.ts';
import { formatMinor, formatMoney, parseMoney } from '../../../core/money/decimal.ts';
import { MoneyError, money } from '../../../core/money/money.ts';

describe('amounts as text', () => {
  it.each([
    ['50.39', 'CNY', 5039],
    ['50.3', 'CNY', 5030],
    ['50', 'CNY', 5000],
    ['50.3900', 'CNY', 5039],
    ['0.07', 'EUR', 7],
    ['-3', 'EUR', -300],
    ['1200', 'JPY', 1200],
    ['1200.00', 'JPY', 1200],
    ['1.234', 'KWD', 1234],
    ['1.5', 'KWD', 1500],
    ['90071992547409.91', 'CNY', 9007199254740991],
  ])('reads %s %s as %i minor units', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency });
  });

  it.each([
    ['1,234.50', 'CNY'],
    ['12,50', 'EUR'],
    ['1e3', 'CNY'],
    ['¥12', 'CNY'],
    ['12 CNY', 'CNY'],
    ['.5', 'CNY'],
    ['5.', 'CNY'],
    ['', 'CNY'],
    ['NaN', 'CNY'],
    ['0.001', 'CNY'],
    ['1.5', 'JPY'],
    ['1.2345', 'KWD'],
    ['90071992547409.92', 'CNY'],
    ['999999999999999', 'CNY'],
  ])('refuses %s %s', (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow(MoneyError);
  });

  it('prints what it reads, in every number of decimals', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('JPY', 'CNY', 'KWD', 'CLF'), (minor, currency) => {
        const amount = money(minor, currency);
        expect(parseMoney(formatMinor(amount), currency)).toEqual(minor === 0 ? money(0, currency) : amount);
      }),
    );
    expect(formatMoney(money(-7, 'KWD'))).toBe('-0.007 KWD');
    expect(formatMoney(money(1200, 'JPY'))).toBe('1200 JPY');
  });

  it('knows currencies and their decimals', () => {
    expect(['JPY', 'CNY', 'KWD', 'CLF'].map(decimalsOf)).toEqual([0, 2, 3, 4]);
    expect(['CNY', 'EUR', 'UYW'].every(isCurrency)).toBe(true);
    expect(['RMB', 'eur', '¥', 'XYZ', ''].some(isCurrency)).toBe(false);
  });
});
