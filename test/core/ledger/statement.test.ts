import { describe, expect, it } from 'vitest';
import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Credit, Outflow, PaymentMatch } from '../../../core/ledger/ledger.ts';
import { accountLines } from '../../../core/ledger/statement.ts';
import { money } from '../../../core/money/money.ts';
import { charge, payment } from './facts.ts';

const dateOf = (at: Instant): CivilDate => at.slice(0, 10) as CivilDate;

describe('an account', () => {
  it('runs in order of date, charges before payments of the same day, with a balance per currency', () => {
    const charges = [
      charge('jan', 300, '2026-01-05'),
      charge('eur', 50, '2026-01-06', { amount: money(50, 'EUR') }),
      charge('hist', 20, '2025-01-05', { backfilled: true }),
    ];
    const payments = [
      payment('p2', 200, { paidAt: '2026-01-07T00:00:00.000Z', reference: 'jan' }),
      payment('p1', 100, { paidAt: '2026-01-05T00:00:00.000Z' }),
    ];
    const { lines, balances } = accountLines({ charges, payments, credits: [], outflows: [], matches: new Map() }, dateOf);
    expect(
      lines.map(({ date, id, text, amount, balance }) => `${date} ${id} (${text}) ${amount.minor} → ${balance.minor} ${balance.currency}`),
    ).toEqual([
      '2025-01-05 hist (rent due 2025-01-05 (history)) 20 → 20 CNY',
      '2026-01-05 jan (rent due 2026-01-05) 300 → 320 CNY',
      '2026-01-05 p1 (payment) -100 → 220 CNY',
      '2026-01-06 eur (rent due 2026-01-06) 50 → 50 EUR',
      '2026-01-07 p2 (payment for jan) -200 → 20 CNY',
    ]);
    expect(balances).toEqual([money(20, 'CNY'), money(50, 'EUR')]);
  });

  it('shows what was credited, what went back, and how a payment of nobody became this tenant’s', () => {
    const by = { by: 'kim', knownAt: '2026-02-01T00:00:00.000Z' as Instant };
    const credits: Credit[] = [
      {
        creditId: 'credit/jan/1',
        chargeId: 'jan',
        kind: 'credit-note',
        amount: money(100, 'CNY'),
        taxMinor: 0,
        reason: 'no heating',
        effectiveOn: '2026-01-08',
        ...by,
      },
      {
        creditId: 'off',
        chargeId: 'jan',
        kind: 'write-off',
        amount: money(200, 'CNY'),
        taxMinor: 0,
        reason: 'insolvent',
        effectiveOn: '2026-03-01',
        ...by,
      },
    ];
    const outflows: Outflow[] = [
      {
        outflowId: 'o',
        paymentId: 'p',
        kind: 'bounced',
        amount: money(200, 'CNY'),
        reason: 'no funds',
        happenedAt: '2026-01-10T00:00:00.000Z',
        ...by,
      },
    ];
    const match: PaymentMatch = { paymentId: 'p', tenantId: 'T1', reference: 'jan', via: 'person', reason: 'told on the phone', ...by };
    const { lines, balances } = accountLines(
      {
        charges: [charge('jan', 300, '2026-01-05'), charge('jan/late', 5, '2026-02-05', { about: 'jan', debtType: 'late-fee' })],
        payments: [payment('p', 200, { paidAt: '2026-01-08T00:00:00.000Z' })],
        credits,
        outflows,
        matches: new Map([['p', match]]),
      },
      dateOf,
    );
    expect(lines.map(({ date, kind, text, amount, balance }) => `${date} ${kind}: ${text} ${amount.minor} → ${balance.minor}`)).toEqual([
      '2026-01-05 charge: rent due 2026-01-05 300 → 300',
      '2026-01-08 credit: credit note on jan: no heating -100 → 200',
      '2026-01-08 payment: payment -200 → 0',
      '2026-01-10 outflow: bounced: p, no funds 200 → 200',
      '2026-02-05 charge: late-fee due 2026-02-05 on jan 5 → 205',
      '2026-03-01 credit: written off jan: insolvent -200 → 5',
    ]);
    expect(balances).toEqual([money(5, 'CNY')]);
    /* What staff noted for themselves is beside the text, never in it. */
    expect(lines.map(({ matched }) => matched).filter((matched) => matched !== null)).toEqual([{ by: 'kim', reason: 'told on the phone' }]);
  });

  it('tells of each charge what it is for and how it came about: two of one type and due date are told apart', () => {
    const due = '2026-12-03';
    const charges = [
      charge('L1/rent/2026-11-15', 300, due, { periodFrom: '2026-11-15', periodTo: '2026-12-01', working: '16 of 30 days × 5.63' }),
      charge('L1/rent/2026-12-01', 600, due, { periodFrom: '2026-12-01', periodTo: '2027-01-01', taxMinor: 50 }),
      charge('L1/water/2026-12-01', 7, due, { periodFrom: '2026-12-01', periodTo: '2026-12-02' }),
    ];
    const { lines } = accountLines({ charges, payments: [], credits: [], outflows: [], matches: new Map() }, dateOf);
    expect(lines.map(({ text }) => text)).toEqual([
      'rent for 2026-11-15 to 2026-11-30, due 2026-12-03',
      'rent for 2026-12-01 to 2026-12-31, due 2026-12-03',
      'rent for 2026-12-01, due 2026-12-03',
    ]);
    expect(lines[0]?.charge).toMatchObject({
      debtType: 'rent',
      periodTo: '2026-12-01',
      working: '16 of 30 days × 5.63',
      tax: money(0, 'CNY'),
    });
    expect(lines[1]?.charge?.tax).toEqual(money(50, 'CNY'));
  });
});
