import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { auc } from '../../../bench/auc.ts';
import { readInvoices } from '../../../bench/invoices.ts';
import { instantAt } from '../../../core/calendar/civil.ts';
import { scoreTenant } from '../../../core/scoring/score-tenant.ts';

const invoices = readInvoices(fileURLToPath(new URL('../../../simulator/data/invoices-ibm.csv', import.meta.url)));

describe('on the real invoices of 64 customers', () => {
  it('all four bands are inhabited, half a year in and at the end', () => {
    const byCustomer = Map.groupBy(invoices, ({ customerId }) => customerId);
    expect(byCustomer.size).toBe(64);
    for (const date of ['2012-07-01', '2013-12-15'] as const) {
      const bands = [...byCustomer].map(([id, own]) => {
        const balances = own.map(({ balance }) => balance);
        return scoreTenant(id, balances, instantAt(date, '00:00', 'UTC'), 'UTC').band;
      });
      const counts = Map.groupBy(bands, (band) => band);
      for (const band of ['reliable', 'usual', 'wavering', 'at-risk'] as const)
        expect(counts.get(band)?.length ?? 0, `${band} ${date}`).toBeGreaterThanOrEqual(4);
    }
  });

  it('P at the issue date ranks what was then paid late well above chance', () => {
    const byCustomer = Map.groupBy(invoices, ({ customerId }) => customerId);
    const scores = invoices.map(({ customerId, balance }) => {
      const own = (byCustomer.get(customerId) ?? []).map((invoice) => invoice.balance);
      return 1 - scoreTenant(customerId, own, balance.charge.knownAt, 'UTC').p;
    });
    expect(
      auc(
        scores,
        invoices.map(({ daysLate }) => (daysLate ?? 1) > 0),
      ),
    ).toBeGreaterThan(0.8);
  });
});

describe('auc', () => {
  it('by hand: all right, all wrong, ties count half, nothing to compare', () => {
    expect(auc([0.1, 0.2, 0.9], [false, false, true])).toBe(1);
    expect(auc([0.9, 0.2, 0.1], [false, false, true])).toBe(0);
    expect(auc([0.5, 0.5], [false, true])).toBe(0.5);
    expect(auc([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75);
    expect(auc([1, 2], [true, true])).toBeNaN();
  });
});
