import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEBT_TYPES } from '../../../../core/lease/debt-type.ts';
import { accountsOf, type Chart, parseChart } from '../../../../core/ledger/journal/chart.ts';
import { DEFAULT_CHART } from '../../../../core/ledger/journal/default-chart.ts';
import type { Movement } from '../../../../core/ledger/journal/movement.ts';
import { postingsOf } from '../../../../core/ledger/journal/postings.ts';
import { trialBalance } from '../../../../core/ledger/journal/trial-balance.ts';

const lines = (movement: Movement, chart = DEFAULT_CHART) =>
  postingsOf(movement, chart).map(({ account, debitMinor, creditMinor }) => `${account.number} ${debitMinor} ${creditMinor}`);

describe('the postings of a fact', () => {
  const CNY = { currency: 'CNY' };
  it.each<[string, Movement, string[]]>([
    [
      'a charge is owed, its income without tax, its tax payable',
      { kind: 'charge', debtType: 'rent', minor: 10_900, taxMinor: 900, ...CNY },
      ['1110 10900 0', '4010 0 10000', '2200 0 900'],
    ],
    [
      'without tax there is no line of nothing',
      { kind: 'charge', debtType: 'late-fee', minor: 50, taxMinor: 0, ...CNY },
      ['1150 50 0', '4050 0 50'],
    ],
    ['a deposit is no income', { kind: 'charge', debtType: 'deposit', minor: 5_000, taxMinor: 0, ...CNY }, ['1140 5000 0', '2300 0 5000']],
    [
      'a negative charge stands on the other sides',
      { kind: 'charge', debtType: 'rent', minor: -109, taxMinor: -9, ...CNY },
      ['1110 0 109', '4010 100 0', '2200 9 0'],
    ],
    [
      'a credit note takes income and tax back',
      { kind: 'credit-note', debtType: 'rent', minor: 109, taxMinor: 9, ...CNY },
      ['4010 100 0', '2200 9 0', '1110 0 109'],
    ],
    [
      'a write-off is a loss of the gross amount unless tax comes back',
      { kind: 'write-off', debtType: 'rent', minor: 109, taxMinor: 0, ...CNY },
      ['6100 109 0', '1110 0 109'],
    ],
    ['money of nobody waits in suspense', { kind: 'payment', place: 'suspense', minor: 70, ...CNY }, ['1000 70 0', '2100 0 70']],
    ['money of a tenant is on account', { kind: 'payment', place: 'credit', minor: 70, ...CNY }, ['1000 70 0', '2110 0 70']],
    ['a match moves it', { kind: 'match', to: 'credit', minor: 70, ...CNY }, ['2100 70 0', '2110 0 70']],
    ['a match taken back moves it back', { kind: 'match', to: 'suspense', minor: 70, ...CNY }, ['2110 70 0', '2100 0 70']],
    ['an allocation pays the receivable', { kind: 'allocation', debtType: 'water', minor: 70, ...CNY }, ['2110 70 0', '1135 0 70']],
    ['one that is undone opens it again', { kind: 'allocation', debtType: 'water', minor: -70, ...CNY }, ['2110 0 70', '1135 70 0']],
    ['what bounced leaves the bank', { kind: 'outflow', place: 'credit', minor: 70, ...CNY }, ['2110 70 0', '1000 0 70']],
    ['nothing posts nothing', { kind: 'allocation', debtType: 'water', minor: 0, ...CNY }, []],
  ])('%s', (_what, movement, expected) => {
    expect(lines(movement)).toEqual(expected);
  });

  it('balance per currency, whatever moves', () => {
    const minor = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const debtType = fc.constantFrom(...DEBT_TYPES);
    const currency = fc.constantFrom('CNY', 'JPY', 'KWD');
    const place = fc.constantFrom('suspense' as const, 'credit' as const);
    const movement: fc.Arbitrary<Movement> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('charge' as const, 'credit-note' as const, 'write-off' as const),
        debtType,
        currency,
        minor,
        taxMinor: minor,
      }),
      fc.record({ kind: fc.constantFrom('payment' as const, 'outflow' as const), place, currency, minor }),
      fc.record({ kind: fc.constant('match' as const), to: place, currency, minor }),
      fc.record({ kind: fc.constant('allocation' as const), debtType, currency, minor }),
    );
    fc.assert(
      fc.property(fc.array(movement), (movements) => {
        const postings = movements.flatMap((each) => postingsOf(each, DEFAULT_CHART));
        for (const { debitMinor, creditMinor } of postings) expect(Math.min(debitMinor, creditMinor)).toBe(0);
        const sums = new Map<string, number>();
        for (const row of trialBalance(postings)) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.balanceMinor);
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      }),
    );
  });
});

describe('a chart of accounts', () => {
  it('is the default where it says nothing', () => {
    expect(parseChart({})).toEqual({ ok: true, value: DEFAULT_CHART });
    const own = parseChart({ bank: { number: '1002', name: '银行存款' }, income: { rent: { number: '6001.01', name: '租金收入' } } });
    const chart: Chart = own.ok ? own.value : expect.fail('it was refused');
    expect(lines({ kind: 'charge', debtType: 'rent', minor: 9, taxMinor: 0, currency: 'CNY' }, chart)).toEqual(['1110 9 0', '6001.01 0 9']);
    expect(lines({ kind: 'payment', place: 'credit', minor: 9, currency: 'CNY' }, chart)).toEqual(['1002 9 0', '2110 0 9']);
  });

  it('may use one account for many things, but not one number under two names', () => {
    const same = { number: '1100', name: 'Receivables' };
    expect(parseChart({ receivable: { rent: same, water: same } }).ok).toBe(true);
    expect(parseChart({ receivable: { rent: same, water: { number: '1100', name: 'Water' } } })).toMatchObject({
      ok: false,
      problems: [{ place: '', reason: "account 1100 is called 'Receivables' and 'Water': give one number one name" }],
    });
    expect(parseChart({ bank: { number: 1000, name: 'Bank' } })).toMatchObject({ ok: false, problems: [{ place: 'bank.number' }] });
    expect(parseChart({ receivable: { rents: same } }).ok).toBe(false);
  });

  it('lists each of its accounts once, by number', () => {
    const numbers = accountsOf(DEFAULT_CHART).map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect(numbers).toHaveLength(5 + 2 * DEBT_TYPES.length);
  });
});
