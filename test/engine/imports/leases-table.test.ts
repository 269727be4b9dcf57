import { describe, expect, it } from 'vitest';
import type { Lease } from '../../../core/lease/lease.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { LEASE_COLUMNS } from '../../../engine/imports/leases/lease-columns.ts';
import { testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

const settled = async () => {
  const context = await testContext();
  const occupancies = mall().occupancies.filter(({ unitId }) => unitId === 'U1');
  await importEstate(context, { content: { ...mall(), occupancies }, origin: 'mall.json' }, openSecrets());
  return context;
};
const leaseOf = async (context: Awaited<ReturnType<typeof settled>>, leaseId: string): Promise<Lease | null> =>
  context.store.read((tx) => tx.leases.get(leaseId));

/** A table of the columns that its rows have. */
function csv(...rows: readonly Readonly<Record<string, string>>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.join(',')).join('\n');
}

const HEAD = { leaseId: 'L1', tenantId: 'T1', unitIds: 'U1', currency: 'CNY', from: '2026-01-01' };
const LINE = { creditorParty: 'Mall Ltd', creditorRole: 'landlord', issueDaysBefore: '10', dueDay: '5' };
const RENT = { ...LINE, lineId: 'rent', debtType: 'rent', basis: 'fixed', amount: '3100.00' };
const POWER = { ...LINE, lineId: 'power', debtType: 'electricity', basis: 'metered', utility: 'electricity', tariff: '0.8712' };

describe('leases from a table', () => {
  it('makes no version of rows in another order, and says of what is not there that it is missing', async () => {
    const context = await settled();
    const take = (...rows: Readonly<Record<string, string>>[]) => importLeases(context, { content: csv(...rows), origin: 'leases.csv' });
    const [rent, power] = [
      { ...HEAD, ...RENT },
      { ...HEAD, ...POWER },
    ];
    expect(await take(rent, power)).toMatchObject({ accepted: 1, rejected: [] });
    expect(await take(power, rent)).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
    const { rejected } = await take({ ...rent, amendmentKind: 'renewal', amendmentFrom: '2026-02-01' }, power);
    expect(rejected[0]).toMatchObject({ column: 'amendmentRef', reason: 'is missing' });
    expect((await take({ ...rent, taxName: 'VAT' }, power)).rejected[0]).toMatchObject({ column: 'taxPercent', reason: 'is missing' });
  });

  it.each([
    ['0.87 per kWh', /no price/],
    ['0,87', /no price/],
    ['170=0.52|peak=0.82', /could be tiers or rates/],
    ['1=0.52|2=0.82', /could be tiers or rates/],
  ])('guesses nothing of the tariff %s', async (tariff, reason) => {
    const rows = csv({ ...HEAD, ...POWER, tariff: `"${tariff}"` });
    const report = await importLeases(await settled(), { content: rows, origin: 'leases.csv' });
    expect(report.rejected).toMatchObject([{ column: 'tariff', reason: expect.stringMatching(reason) }]);
  });

  it('takes the example rows of its own template', async () => {
    const context = await settled();
    const rows = [0, 1].map((row) =>
      Object.fromEntries(
        LEASE_COLUMNS.map(({ name, examples }) => [
          name,
          (examples[row] ?? '').replace('T-0101', 'T1').replace('A-101|A-102', 'U1|U2').replace('L-0101', 'L1'),
        ]),
      ),
    );
    const report = await importLeases(context, { content: csv(...rows), origin: 'leases.csv' });
    expect(report).toMatchObject({ accepted: 1, rejected: [] });
    const lease = await leaseOf(context, 'L1');
    expect(lease).toMatchObject({
      unitIds: ['U1', 'U2'],
      areaDm2: 8450,
      depositMinor: 6_000_000,
      disconnectionClause: { ref: '§ 9.2', noticeDays: 7 },
      parties: [
        { role: 'landlord', name: 'Harbour Mall Ltd', registration: '91310000X' },
        { role: 'tenant', name: 'Tea House Ltd', registration: '91310000Y' },
      ],
      contacts: [{ name: 'Ms Li', duty: 'accounts', language: 'zh-CN', channel: 'email', address: 'accounts@tea.example' }],
    });
    expect(lease?.lines).toMatchObject([
      {
        lineId: 'rent',
        currency: 'CNY',
        frequency: 'quarter',
        tax: { name: 'VAT', rateBp: 900, included: true },
        lateFee: { graceDays: 5, perDayPpm: 500, capBp: 2000 },
        basis: {
          amountMinor: 23_000,
          of: 'm2',
          escalation: { first: '2027-01-01', everyMonths: 12, percentBp: 500, compound: true },
          rentFree: [{ from: '2026-01-01', to: '2026-03-01', waivedBp: 10_000 }],
        },
      },
      {
        lineId: 'power',
        timing: 'arrears',
        basis: {
          tariff: {
            kind: 'time-of-use',
            rates: [
              { rate: 'peak', milliMinor: 118_230 },
              { rate: 'flat', milliMinor: 75_230 },
              { rate: 'valley', milliMinor: 38_120 },
            ],
          },
        },
      },
    ]);
  });

  it('changes nothing when it comes again, repeated cells or left-out ones alike', async () => {
    const context = await settled();
    const repeated = csv({ ...HEAD, ...RENT }, { ...HEAD, ...POWER });
    const once = csv({ ...HEAD, ...RENT }, { leaseId: 'L1', ...POWER });
    expect(await importLeases(context, { content: repeated, origin: 'a.csv' })).toMatchObject({ accepted: 1 });
    expect(await importLeases(context, { content: once, origin: 'b.csv' })).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
  });

  it('says the same as JSON', async () => {
    const context = await settled();
    await importLeases(context, { content: csv({ ...HEAD, ...RENT }), origin: 'a.csv' });
    const lines = [
      {
        lineId: 'rent',
        debtType: 'rent',
        creditor: { party: 'Mall Ltd', role: 'landlord' },
        basis: { kind: 'fixed', amountMinor: 310_000 },
        dueDay: 5,
        issueDaysBefore: 10,
      },
    ];
    const content = [{ leaseId: 'L1', tenantId: 'T1', unitIds: ['U1'], currency: 'CNY', from: '2026-01-01', lines }];
    expect(await importLeases(context, { content, origin: 'a.json' })).toMatchObject({ unchanged: 1, rejected: [] });
  });

  it.each([
    ['170=0.5283|260=0.5783|*=0.8283', 'tiered'],
    ['0.8712', 'flat'],
    ['peak=1.2|valley=0.4', 'time-of-use'],
  ])('reads the tariff %s as %s', async (tariff, kind) => {
    const context = await settled();
    await importLeases(context, { content: csv({ ...HEAD, ...POWER, tariff }), origin: 'a.csv' });
    expect((await leaseOf(context, 'L1'))?.lines[0]?.basis).toMatchObject({ tariff: { kind } });
  });

  it('reads amounts by the decimals of the line, not of the lease: yen have none, dinars three', async () => {
    const context = await settled();
    const yen = { ...RENT, lineId: 'yen', lineCurrency: 'JPY', amount: '3100' };
    const dinar = { ...RENT, lineId: 'dinar', lineCurrency: 'KWD', amount: '3100.125' };
    await importLeases(context, { content: csv({ ...HEAD, ...yen }, { ...HEAD, ...dinar }), origin: 'a.csv' });
    const lines = (await leaseOf(context, 'L1'))?.lines ?? [];
    expect(lines.map(({ currency, basis }) => [currency, 'amountMinor' in basis && basis.amountMinor])).toEqual([
      ['JPY', 3100],
      ['KWD', 3_100_125],
    ]);
  });

  it.each([
    ['an amount with too many decimals', { amount: '3100.001' }, 'amount', "'3100.001' is no amount of CNY (at most 2 decimals)"],
    ['a cell of another basis', { utility: 'water' }, 'utility', 'does not belong to a fixed line'],
    ['a basis that nobody knows', { basis: 'free' }, 'basis', "'free' is none of fixed, metered, turnover, one-off"],
    ['days that do not exist', { rentFree: '2026-02-30..2026-03-01' }, 'rentFree', 'is no date (YYYY-MM-DD, a day that exists)'],
    ['steps out of order', { steps: '2028-01-01=1|2027-01-01=2' }, 'steps', 'must be in order of from, no day twice'],
    ['neither yes nor no', { taxName: 'VAT', taxPercent: '9', taxIncluded: 'maybe' }, 'taxIncluded', "'maybe' is neither yes nor no"],
    ['a tenant that is not there', { tenantId: 'T9' }, 'tenantId', "tenant 'T9' is not known"],
    ['a due day that no month has', { dueDay: '32' }, 'dueDay', 'must be 1 to 31'],
  ])('refuses %s by its column', async (_, change, column, reason) => {
    const context = await settled();
    const { rejected, accepted } = await importLeases(context, { content: csv({ ...HEAD, ...RENT, ...change }), origin: 'a.csv' });
    expect(rejected.map((row) => [row.line, row.column, row.reason])).toEqual([[2, column, reason]]);
    expect(accepted).toBe(0);
  });

  it('keeps a lease out whole when one of its rows will not do, and takes the others', async () => {
    const context = await settled();
    const other = { ...HEAD, leaseId: 'L2', tenantId: 'T2', unitIds: 'U2' };
    const content = csv(
      { ...HEAD, ...RENT },
      { ...other, ...RENT },
      { ...HEAD, ...POWER, tariff: 'cheap' },
      { ...HEAD, from: '2026-02-01', ...RENT },
    );
    const report = await importLeases(context, { content, origin: 'a.csv' });
    expect(report.accepted).toBe(1);
    expect(report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      "2 null: lease 'L1' is not taken in: line 4, 5 will not do",
      "4 tariff: 'cheap' is no price in CNY (at most 5 decimals)",
      "5 from: '2026-02-01' is not what line 2 says of the same lease ('2026-01-01')",
    ]);
    expect(await leaseOf(context, 'L1')).toBeNull();
  });

  it('names the row of a problem that only the whole lease shows', async () => {
    const context = await settled();
    const content = csv({ ...HEAD, ...RENT }, { ...HEAD, ...POWER, utility: 'water' });
    const { rejected } = await importLeases(context, { content, origin: 'a.csv' });
    expect(rejected).toMatchObject([{ column: 'utility (line 3)', reason: 'is another utility than the debt type' }]);
  });
});
