import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../../core/calendar/civil.ts';
import type { Amendment, Lease } from '../../../../core/lease/lease.ts';
import { creditCharge } from '../../../../engine/credit-charge.ts';
import { importCharges } from '../../../../engine/imports/import-charges.ts';
import { importLeases } from '../../../../engine/imports/import-leases.ts';
import { importReport } from '../../../../engine/messages/import.ts';
import { fixed, RENT, shopLease } from '../../../core/lease/shop-lease.ts';
import type { TestContext } from '../../../setup/context.ts';
import { ledgerSite } from '../../ledger-site.ts';

const of = (kind: Amendment['kind'], ref: string, effectiveFrom: CivilDate): Amendment => ({ kind, ref, effectiveFrom });
const rent = (minor: number, change: Partial<Lease>): Lease => shopLease({ lines: [{ ...RENT, basis: fixed(minor) }], ...change });

async function warned(context: TestContext, lease: Lease): Promise<string[]> {
  const report = await importLeases(context, { content: [lease], origin: 'leases.json' });
  expect(report.accepted).toBe(1);
  expect(importReport.schema.parse(report)).toEqual(report);
  return (report.warnings ?? []).map(({ key, reason }) => `${key}: ${reason}`);
}

const row = (chargeId: string, periodFrom: string, periodTo: string) => ({
  ...{ chargeId, tenantId: 'T1', leaseId: 'L1', lineId: 'rent', periodFrom, periodTo },
  ...{ issueDate: '2026-01-01', dueDate: '2026-01-15', amount: '100.00' },
});

async function charged(context: TestContext, history: boolean, ...content: object[]) {
  const report = await importCharges(context, { content, origin: 'charges.csv' }, { history });
  expect(report.rejected).toEqual([]);
  return (report.warnings ?? []).map(({ key, chargeId, line, leaseId }) => [key, leaseId, chargeId, line]);
}

describe('the import of a lease warns', () => {
  it('of a future amendment that a later one with an earlier day erases, once', async () => {
    const context = await ledgerSite([rent(1_000, {})]);
    expect(await warned(context, rent(2_000, { amendment: of('amendment', 'A2', '2026-07-01') }))).toEqual([]);
    expect(await warned(context, rent(3_000, { amendment: of('amendment', 'A3', '2026-05-01') }))).toEqual([
      expect.stringMatching(
        /^amendment-erased: lease 'L1': amendment 'A3' counts from 2026-05-01 on, so amendment 'A2' \(from 2026-07-01\)/,
      ),
    ]);
    expect(await warned(context, rent(2_000, { amendment: of('amendment', 'A2', '2026-07-01') }))).toEqual([]);
    expect(await warned(context, rent(4_000, {}))).toEqual([
      expect.stringMatching(/this version is no amendment and corrects .* so amendment 'A3'/),
      expect.stringMatching(/so amendment 'A2'/),
    ]);
  });

  it('not of an amendment that comes again corrected, nor of one after the day on which the lease is ended', async () => {
    const context = await ledgerSite([rent(1_000, {})]);
    await warned(context, rent(2_000, { amendment: of('amendment', 'A2', '2026-07-01') }));
    expect(await warned(context, rent(2_500, { amendment: of('amendment', 'A2', '2026-07-01') }))).toEqual([]);
    const ended = rent(1_000, { to: '2026-05-01', amendment: of('termination', 'T', '2026-05-01') });
    expect(await warned(context, ended)).toEqual([]);
  });

  it('of charges of another system for days that a termination ends, unless they were credited', async () => {
    const context = await ledgerSite([rent(1_000, {})]);
    expect(await charged(context, false, row('a', '2026-04-01', '2026-05-01'), row('b', '2026-05-01', '2026-06-01'))).toEqual([]);
    await charged(context, false, row('c', '2026-06-01', '2026-07-01'));
    const by = { name: 'kim', authenticated: true, via: 'command' } as const;
    await creditCharge(context, { chargeId: 'c', kind: 'credit-note', reason: 'wrong' }, by);
    const ended = rent(1_000, { to: '2026-05-16', amendment: of('termination', 'T', '2026-05-16') });
    expect(await warned(context, ended)).toEqual([
      expect.stringMatching(
        /^days-not-owed: b charges lease 'L1', line 'rent' for 2026-05-16 to 2026-05-31, .* ends on 2026-05-15\): credit it/,
      ),
    ]);
  });
});

describe('the import of charges warns', () => {
  it('of those for days before or after the lease, by line; imported history is left alone', async () => {
    const context = await ledgerSite([rent(1_000, { to: '2026-05-16' })]);
    expect(
      await charged(
        context,
        false,
        row('before', '2025-12-01', '2026-01-01'),
        row('in it', '2026-04-01', '2026-05-01'),
        row('over', '2026-05-01', '2026-06-01'),
      ),
    ).toEqual([
      ['days-not-owed', 'L1', 'before', 1],
      ['days-not-owed', 'L1', 'over', 3],
    ]);
    expect(await charged(context, true, row('old', '2025-11-01', '2025-12-01'))).toEqual([]);
  });
});
