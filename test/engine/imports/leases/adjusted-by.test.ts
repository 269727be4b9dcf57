import { expect, it } from 'vitest';
import { printImport } from '../../../../bin/dunlock/print-import.ts';
import { importLeases } from '../../../../engine/imports/import-leases.ts';
import { issueCharges } from '../../../../engine/issue-charges.ts';
import { importReport } from '../../../../engine/messages/import.ts';
import { fixed, RENT, shopLease } from '../../../core/lease/shop-lease.ts';
import { ledgerSite } from '../../ledger-site.ts';

it('what became known of another lease earlier is brought up to date with an import, and not told as its doing', async () => {
  const rent = (leaseId: string, minor: number) => shopLease({ leaseId, lines: [{ ...RENT, basis: fixed(minor) }] });
  const context = await ledgerSite([rent('L1', 100_000), rent('L2', 100_000)]);
  await context.goTo('2026-01-06', '05:00');
  await issueCharges(context);
  await context.store.transaction((tx) => tx.leases.save(rent('L2', 90_000), context.clock.now()));
  const report = await importLeases(context, { content: [rent('L1', 80_000)], origin: 'leases.json' });
  expect(report.adjusted).toEqual([
    { leaseId: 'L1', currency: 'CNY', charges: 0, chargedMinor: 0, credits: 1, creditedMinor: 20_000 },
    { leaseId: 'L2', currency: 'CNY', charges: 0, chargedMinor: 0, credits: 1, creditedMinor: 10_000, earlier: true },
  ]);
  expect(importReport.schema.parse(report)).toEqual(report);
  expect(printImport(report, false).text).toMatch(/ {2}brought up to date: lease L2, .*: 100.00 CNY less .*; not by this file/);
});
