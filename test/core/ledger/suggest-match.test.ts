import { describe, expect, it } from 'vitest';
import { payerKey } from '../../../core/ledger/payer-key.ts';
import { type SuggestFacts, suggester, type UnmatchedPayment } from '../../../core/ledger/suggest-match.ts';
import { editDistance } from './edit-distance.ts';

const FACTS: SuggestFacts = {
  tenants: [
    { tenantId: 'T0101', names: ['Green Tea House', 'Green Leaf Trading Co., Ltd.'] },
    { tenantId: 'T0102', names: ['Noodle Bar'] },
    { tenantId: 'T0103', names: ['李宁'] },
  ],
  open: [
    { chargeId: 'L1/rent/2026-01-01', tenantId: 'T0101', dueDate: '2026-01-05', openMinor: 120_000, currency: 'CNY' },
    { chargeId: 'L1/water/2026-01-01', tenantId: 'T0101', dueDate: '2026-01-05', openMinor: 3_450, currency: 'CNY' },
    { chargeId: 'L2/rent/2026-01-01', tenantId: 'T0102', dueDate: '2026-01-05', openMinor: 90_000, currency: 'CNY' },
    { chargeId: 'L3/rent/2026-01-01', tenantId: 'T0103', dueDate: '2026-01-05', openMinor: 90_000, currency: 'CNY' },
  ],
  before: [
    { payerKey: 'account:DE891', tenantId: 'T0102', times: 4 },
    { payerKey: 'account:FAMILY', tenantId: 'T0101', times: 1 },
    { payerKey: 'account:FAMILY', tenantId: 'T0103', times: 2 },
  ],
};
const suggest = suggester(FACTS);
const payment = (change: Partial<UnmatchedPayment> & { minor?: number; currency?: string }): UnmatchedPayment => ({
  paymentId: 'p',
  payer: '',
  payerAccount: '',
  reference: '',
  amount: { minor: change.minor ?? 1, currency: change.currency ?? 'CNY' },
  ...change,
});
const found = (change: Parameters<typeof payment>[0]) =>
  suggest(payment(change)).map(
    ({ tenantId, reference, reasons }) => `${tenantId} ${reference} [${reasons.map(({ rule }) => rule).join(' ')}]`,
  );

describe('a suggestion for money in suspense', () => {
  it('is the open charge, the bill or the whole balance of that amount', () => {
    expect(found({ minor: 3_450 })).toEqual(['T0101 L1/water/2026-01-01 [amount]']);
    expect(found({ minor: 123_450 })).toEqual(['T0101 T0101/2026-01-05 [amount]']);
    expect(found({ minor: 123_450, currency: 'USD' })).toEqual([]);
  });

  it('says less of an amount that several owe, and says so', () => {
    const shared = suggest(payment({ minor: 90_000 }));
    expect(shared.map(({ tenantId, points }) => [tenantId, points])).toEqual([
      ['T0102', 15],
      ['T0103', 15],
    ]);
    expect(shared[0]?.reasons[0]?.text).toBe('900.00 CNY is just what is open of charge L2/rent/2026-01-01; 2 tenants owe as much');
  });

  it.each([
    ['the same name in another case', 'GREEN TEA  HOUSE', 'T0101'],
    ['a party of the lease', 'Green Leaf Trading Co Ltd', 'T0101'],
    ['a name within the payer', 'Ms Wu, Noodle Bar (till 2)', 'T0102'],
    ['a slip in the name', 'Green Tee House', 'T0101'],
    ['a name of two characters', '李宁体育', 'T0103'],
  ])('goes by %s', (_, payer, tenantId) => {
    expect(suggest(payment({ payer }))).toMatchObject([{ tenantId, reasons: [{ rule: 'name' }] }]);
  });

  it.each([
    ['T0101-2026-01-05', 'T0101', 'T0101/2026-01-05'],
    ['L1/rnet/2026-01-01', 'T0101', 'L1/rent/2026-01-01'],
    ['rent jan T0102/2026-01-05 thank you', 'T0102', 'T0102/2026-01-05'],
    ['Ｔ０１０２ / 2026-01-05', 'T0102', 'T0102/2026-01-05'],
    ['shop T0103, january', 'T0103', ''],
  ])('goes by the reference %s, nearly right', (reference, tenantId, meant) => {
    expect(suggest(payment({ reference }))[0]).toMatchObject({ tenantId, reference: meant, reasons: [{ rule: 'reference' }] });
  });

  it('does not take a short reference for a slip: T0104 is nobody, not T0102', () => {
    expect(found({ reference: 'T0104' })).toEqual([]);
    expect(found({ reference: 'rent' })).toEqual([]);
  });

  it('goes by whom the payer paid for before, less so when that was several', () => {
    expect(suggest(payment({ payerAccount: 'de 89-1' }))).toMatchObject([{ tenantId: 'T0102', points: 45 }]);
    expect(suggest(payment({ payerAccount: 'family' })).map(({ points }) => points)).toEqual([22, 21]);
  });

  it('puts whom more speaks for first, with every reason, three at most', () => {
    expect(found({ minor: 90_000, payer: 'Noodle Bar', payerAccount: 'FAMILY', reference: '' })).toEqual([
      'T0102 L2/rent/2026-01-01 [name amount]',
      'T0103 L3/rent/2026-01-01 [paid-before amount]',
      'T0101  [paid-before]',
    ]);
  });

  it('is none when nothing speaks for anybody', () => {
    expect(found({ payer: 'Somebody', reference: 'thanks', minor: 77 })).toEqual([]);
  });
});

it('knows a payer again by the account however it is written, else by the name', () => {
  expect(payerKey({ payerAccount: 'de89 3704-0044', payer: 'A' })).toBe('account:DE8937040044');
  expect(payerKey({ payerAccount: ' ', payer: 'Tea  House, Ltd.' })).toBe('name:tea house ltd');
  expect(payerKey({ payerAccount: '', payer: '—' })).toBeNull();
});

it('counts the letters between two texts, neighbours swapped as one', () => {
  expect(editDistance('rent', 'rnet', 3)).toBe(1);
  expect(editDistance('abcdef', 'abxdf', 3)).toBe(2);
  expect(editDistance('abcdef', 'uvwxyz', 3)).toBe(4);
  expect(editDistance('', 'abc', 3)).toBe(3);
});
