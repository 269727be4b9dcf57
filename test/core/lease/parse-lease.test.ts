import { describe, expect, it } from 'vitest';
import { parseLease } from '../../../core/lease/parse-lease.ts';
import { POWER, RENT, shopLease } from './shop-lease.ts';

const problemOf = (value: unknown): string => {
  const parsed = parseLease(value);
  return parsed.ok ? 'read' : parsed.problems.map(({ place, reason }) => `${place}: ${reason}`).join('; ');
};
const withLine = (change: object) => ({ ...shopLease(), lines: [{ ...RENT, ...change }] });

describe('a lease, read strictly', () => {
  it('fills in what may be left out', () => {
    const { to: _to, disconnectionClause: _clause, reconnect: _reconnect, ...rest } = shopLease();
    expect(parseLease(rest)).toMatchObject({ ok: true, value: { to: null, disconnectionClause: null, reconnect: 'as-meter' } });
  });

  it('names the place and the reason of what does not fit', () => {
    expect(problemOf(withLine({ dueDay: 32 }))).toBe('lines[0].dueDay: must be 1 to 31');
    expect(problemOf(withLine({ basis: { kind: 'fixed', amountMinor: 100.5 } }))).toMatch(/^lines\[0\]\.basis\.amountMinor: /);
    expect(problemOf(withLine({ basis: { kind: 'fixed', amountMinor: -1 } }))).toMatch(
      /^lines\[0\]\.basis\.amountMinor: must be more than 0/,
    );
    expect(problemOf(withLine({ basis: { kind: 'turnover' } }))).toMatch(/^lines\[0\]\.basis/);
    expect(problemOf({ ...shopLease(), currency: 'RMB' })).toBe('currency: is no ISO 4217 currency');
    expect(problemOf({ ...shopLease(), unitIds: [] })).toBe('unitIds: names no unit');
    expect(problemOf({ ...shopLease(), unitIds: ['U1', 'U1'] })).toBe('unitIds: names a unit twice');
    expect(problemOf({ ...shopLease(), lines: [RENT, RENT] })).toBe('lines: names a lineId twice');
    expect(problemOf({ ...shopLease(), to: '2025-01-01' })).toMatch(/^to: must lie after from/);
    expect(problemOf({ ...shopLease(), disconnectionclause: null })).toMatch(/disconnectionclause/);
  });

  it('refuses a debt type that its meter does not measure, for it decides what a lock may enforce (L3, L4)', () => {
    const basis = { kind: 'metered', utility: 'water', tariffMinor: 500 };
    expect(problemOf(withLine({ debtType: 'electricity', timing: 'arrears', basis }))).toBe(
      'lines[0].basis.utility: is another utility than the debt type',
    );
    expect(problemOf(withLine({ debtType: 'other', timing: 'arrears', basis }))).toBe('read');
  });
});

/* A line as it was written before a lease could say more. */
const PLAIN = {
  lineId: 'rent',
  debtType: 'rent',
  creditor: { party: 'Mall Ltd', role: 'landlord' },
  basis: { kind: 'fixed', amountMinor: 310_000 },
  dueDay: 5,
  issueDaysBefore: 10,
};
const plain = (...lines: object[]) => ({ leaseId: 'L1', tenantId: 'T1', unitIds: ['U1'], currency: 'CNY', from: '2026-01-01', lines });
const plainProblem = (...lines: object[]) => problemOf(plain(...lines));

describe('a lease that says no more than it has to', () => {
  it('means what it always meant: a calendar month in advance, days of the month, no tax', () => {
    const { disconnectionClause: _clause, ...rest } = shopLease({ disconnectionClause: null });
    expect(parseLease(plain(PLAIN))).toEqual({ ok: true, value: { ...rest, disconnectionClause: null } });
  });

  it('a tariff in whole minor units is a flat one in thousandths of them, billed to the issue date', () => {
    const power = {
      ...PLAIN,
      lineId: 'power',
      debtType: 'electricity',
      dueDay: 20,
      basis: { kind: 'metered', utility: 'electricity', tariffMinor: 87 },
    };
    expect(parseLease(plain(power))).toMatchObject({ ok: true, value: { lines: [POWER] } });
  });

  it('a line is in the currency of its lease unless it names its own', () => {
    expect(parseLease({ ...plain(PLAIN, { ...PLAIN, lineId: 'fee', currency: 'USD' }), currency: 'EUR' })).toMatchObject({
      value: { lines: [{ currency: 'EUR' }, { currency: 'USD' }] },
    });
  });

  it('a one-off is due on its day, which need not be said twice', () => {
    const { dueDay: _day, ...rest } = PLAIN;
    const basis = { kind: 'one-off', amountMinor: 930_000, on: '2025-12-20' };
    expect(parseLease(plain({ ...rest, basis }))).toMatchObject({ value: { lines: [{ dueDay: 20 }] } });
    expect(plainProblem({ ...PLAIN, basis })).toBe('lines[0].dueDay: is another day than basis.on, the day on which it is due');
    expect(plainProblem(rest)).toBe('lines[0].dueDay: is missing');
  });
});

describe('what contradicts itself is refused, by its place', () => {
  const basis = (change: object) => plainProblem({ ...PLAIN, basis: { ...PLAIN.basis, ...change } });
  const metered = (change: object, line: object = {}) =>
    plainProblem({ ...PLAIN, debtType: 'electricity', basis: { kind: 'metered', utility: 'electricity', ...change }, ...line });
  const turnover = (change: object, ...more: object[]) =>
    plainProblem(
      { ...PLAIN, lineId: 'turnover', debtType: 'turnover-rent', basis: { kind: 'turnover', shareBp: 800 }, ...change },
      ...more,
    );

  it('in a fixed amount', () => {
    expect(basis({ of: 'm2' })).toBe('lines[0].basis.of: is m2, and the lease says no areaDm2');
    const steps = [
      { from: '2027-01-01', amountMinor: 2 },
      { from: '2026-01-01', amountMinor: 1 },
    ];
    expect(basis({ steps })).toBe('lines[0].basis.steps: must be in order of from, no day twice');
    const rentFree = [
      { from: '2026-01-01', to: '2026-03-01' },
      { from: '2026-02-01', to: '2026-04-01' },
    ];
    expect(basis({ rentFree })).toBe('lines[0].basis.rentFree: must be in order of from and must not overlap');
    expect(basis({ rentFree: [{ from: '2026-01-01', to: '2026-01-01' }] })).toMatch(
      /^lines\[0\]\.basis\.rentFree\[0\]\.to: must lie after from/,
    );
    expect(basis({ escalation: { first: '2027-01-01', percentBp: 0 } })).toBe('lines[0].basis.escalation.percentBp: must be 1 to 10000');
  });

  it('in a tariff', () => {
    const tiers = (...limits: (number | null)[]) => ({
      tariff: { kind: 'tiered', tiers: limits.map((upTo) => ({ upTo, milliMinor: 1 })) },
    });
    expect(metered({})).toBe('lines[0].basis.tariff: is missing');
    expect(metered({ tariffMinor: 87, tariff: { kind: 'flat', milliMinor: 1 } })).toBe(
      'lines[0].basis.tariffMinor: is given beside tariff: which of them counts?',
    );
    expect(metered(tiers(200, null))).toBe('read');
    expect(metered(tiers(200))).toBe('lines[0].basis.tariff.tiers: must end with a tier without end (upTo null)');
    expect(metered(tiers(200, 100, null))).toMatch(/must have limits that grow/);
    expect(metered(tiers(null, null))).toMatch(/must have limits that grow/);
    const twice = [
      { rate: 'peak', milliMinor: 1 },
      { rate: 'peak', milliMinor: 2 },
    ];
    expect(metered({ tariff: { kind: 'time-of-use', rates: twice } })).toBe('lines[0].basis.tariff.rates: names a rate twice');
  });

  it('in when it is owed', () => {
    expect(plainProblem({ ...PLAIN, from: '2026-02-01', to: '2026-02-01' })).toMatch(/^lines\[0\]\.to: must lie after from/);
    expect(metered({ tariffMinor: 87 }, { timing: 'advance' })).toBe(
      'lines[0].timing: must be arrears: what metered comes to is known afterwards only',
    );
    expect(metered({ tariffMinor: 87 }, { frequency: 'quarter' })).toMatch(
      /^lines\[0\]\.frequency: must be month where billTo is issue-date/,
    );
    expect(metered({ tariffMinor: 87, billTo: 'period-end' }, { frequency: 'quarter' })).toBe('read');
  });

  it('between lines', () => {
    const less = { basis: { kind: 'turnover', shareBp: 800, lessLineId: 'rent' } };
    expect(turnover(less, PLAIN)).toBe('read');
    expect(turnover(less)).toBe("lines[0].basis.lessLineId: 'rent' is no other line of the lease");
    expect(turnover(less, { ...PLAIN, currency: 'USD' })).toBe("lines[0].basis.lessLineId: 'rent' is in USD, this line in CNY");
    const metering = { ...PLAIN, basis: { kind: 'metered', utility: 'water', tariffMinor: 1 } };
    expect(turnover(less, metering)).toBe("lines[0].basis.lessLineId: 'rent' is no fixed line");
    expect(turnover({ debtType: 'water' })).toBe('lines[0].debtType: is no debt that turnover makes');
  });

  it('in late fees, tax and people', () => {
    expect(plainProblem({ ...PLAIN, lateFee: { graceDays: 3 } })).toBe('lines[0].lateFee: says neither flatMinor nor perDayPpm');
    expect(plainProblem({ ...PLAIN, lateFee: { perDayPpm: 500 } })).toBe('read');
    expect(plainProblem({ ...PLAIN, tax: { name: 'VAT', rateBp: 0 } })).toBe('lines[0].tax.rateBp: must be 1 to 10000');
    expect(problemOf({ ...plain(PLAIN), protectedStatus: 'hospital' })).toMatch(/^protectedStatus: /);
    expect(problemOf({ ...plain(PLAIN), contacts: [{ name: 'Li', duty: 'accounts', channel: 'fax', address: '1' }] })).toMatch(
      /^contacts\[0\]\.channel: /,
    );
    expect(problemOf({ ...plain(PLAIN), amendment: { kind: 'amendment', ref: 'A-1', effectiveFrom: '2026-02-30' } })).toMatch(
      /^amendment\.effectiveFrom: /,
    );
  });
});
