import { describe, expect, it } from 'vitest';
import { parseLease } from '../../../core/lease/parse-lease.ts';
import { RENT, shopLease } from './shop-lease.ts';

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
