import { expect, it } from 'vitest';
import { readAmount } from '../../../engine/imports/bank/bank-amount.ts';

it('an amount of a bank’s own file is bounded like one of a plain row, money out too', () => {
  const form = { decimal: ',', thousands: '.' } as const;
  expect(readAmount('100.000.000.000,00', form, 'CNY').minor).toBe(10_000_000_000_000);
  expect(() => readAmount('100.000.000.000,01', form, 'CNY')).toThrow('is more than one row may say');
  expect(() => readAmount('-90.071.992.547.409,91', form, 'CNY')).toThrow('is more than one row may say');
});
