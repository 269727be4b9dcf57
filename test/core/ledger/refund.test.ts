import { describe, expect, it } from 'vitest';
import { planRefund, type Unused } from '../../../core/ledger/refund.ts';
import { money } from '../../../core/money/money.ts';

const left = (paymentId: string, leftMinor: number, currency = 'CNY'): Unused => ({ paymentId, currency, leftMinor });
const planned = (sources: readonly Unused[], wanted: number | null = null, currency = 'CNY') => {
  const plan = planRefund(sources, wanted === null ? null : money(wanted, currency));
  return plan.ok ? plan.parts.map(({ paymentId, amount }) => `${paymentId} ${amount.minor} ${amount.currency}`) : plan.reason;
};

describe('a refund of unused credit', () => {
  it('is all of it, or as much as was asked for, the oldest payment first', () => {
    const sources = [left('jan', 30_00), left('feb', 20_00)];
    expect(planned(sources)).toEqual(['jan 3000 CNY', 'feb 2000 CNY']);
    expect(planned(sources, 45_00)).toEqual(['jan 3000 CNY', 'feb 1500 CNY']);
    expect(planned(sources, 50_00)).toEqual(['jan 3000 CNY', 'feb 2000 CNY']);
  });

  it('is never more than there is, and never nothing', () => {
    const most = 'amount: give more than nothing and at most 50.00 CNY, which is what is unused';
    for (const wanted of [50_01, 0, -1]) expect(planned([left('jan', 50_00)], wanted)).toBe(most);
  });

  it('is less what is missing of a payment that bounced after a part of it was given back: 50.00 − 20.00 = 30.00', () => {
    const sources = [left('jan', -20_00), left('feb', 50_00)];
    expect(planned(sources)).toEqual(['feb 3000 CNY']);
    expect(planned(sources, 30_01)).toMatch(/at most 30\.00 CNY/);
  });

  it('is nothing when more is missing than there is: 50.00 − 60.00', () =>
    expect(planned([left('jan', -60_00), left('feb', 50_00)])).toMatch(/at most 0\.00 CNY/));

  it('is in one currency: which, must be said where there are two', () => {
    const sources = [left('yuan', 50_00), left('yen', 700, 'JPY')];
    expect(planned(sources)).toBe('unused credit is in CNY and JPY: say how much in which');
    expect(planned(sources, 700, 'JPY')).toEqual(['yen 700 JPY']);
    expect(planned(sources, 1, 'USD')).toMatch(/at most 0\.00 USD/);
  });

  it('is none where all that came stands against charges', () => expect(planned([])).toMatch(/^nothing is unused/));
});
