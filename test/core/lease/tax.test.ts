import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineTax } from '../../../core/lease/lease.ts';
import { taxed } from '../../../core/lease/taxed.ts';
import { fraction } from '../../../core/money/fraction.ts';

const vat = (rateBp: number, included: boolean): LineTax => ({ name: 'VAT', rateBp, included });
const owed = (minor: number, tax: LineTax | null, currency = 'CNY') => taxed({ exact: fraction(minor), working: 'W' }, { tax, currency });

describe('tax on a line', () => {
  it('is added: 9 % of 3,100.05 = 279.0045, rounded to 279.00', () =>
    expect(owed(310_005, vat(900, false))).toEqual({ minor: 337_905, taxMinor: 27_900, working: 'W; VAT 9 %: 279.00' }));

  it('or is in it: 3,379.05 × 9 ÷ 109 = 279.0042…', () =>
    expect(owed(337_905, vat(900, true))).toEqual({ minor: 337_905, taxMinor: 27_900, working: 'W; VAT 9 % in it: 279.00' }));

  it('is reckoned from the rounded amount, as it stands on the bill: a third of 100.00 is 33.33, 19 % of that 6.3327', () =>
    expect(taxed({ exact: fraction(10_000, 3), working: 'W' }, { tax: vat(1900, false), currency: 'EUR' })).toMatchObject({
      minor: 3_966,
      taxMinor: 633,
    }));

  it('is rounded half up: 5 % of 0.10 = 0.005 → 0.01', () => expect(owed(10, vat(500, false))).toMatchObject({ minor: 11, taxMinor: 1 }));

  it('is whole yen: 10 % of 1,234 = 123.4 → 123; and fils: 5 % of 1.234 = 0.0617 → 0.062', () => {
    expect(owed(1_234, vat(1000, false), 'JPY')).toEqual({ minor: 1_357, taxMinor: 123, working: 'W; VAT 10 %: 123' });
    expect(owed(1_234, vat(500, false), 'KWD')).toEqual({ minor: 1_296, taxMinor: 62, working: 'W; VAT 5 %: 0.062' });
  });

  it('of nothing is nothing, and without tax there is none', () => {
    expect(owed(0, vat(900, false))).toEqual({ minor: 0, taxMinor: 0, working: 'W' });
    expect(owed(5, null)).toEqual({ minor: 5, taxMinor: 0, working: 'W' });
  });

  it('taken out of what it was added to is the same tax, to a minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 10_000 }), (net, rateBp) => {
        const added = owed(net, vat(rateBp, false));
        const inside = owed(added.minor, vat(rateBp, true));
        expect(Math.abs(inside.taxMinor - added.taxMinor)).toBeLessThanOrEqual(1);
        expect(added.minor - added.taxMinor).toBe(net);
      }),
    );
  });
});
