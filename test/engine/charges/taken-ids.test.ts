import { expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { fixed, RENT, shopLease } from '../../core/lease/shop-lease.ts';
import { ledgerSite, openOf } from '../ledger-site.ts';

const row = (chargeId: string) => ({ tenantId: 'T1', chargeId, issueDate: '2026-01-02', dueDate: '2026-02-05', amount: '1.00' });
const dearer = (minor: number) => ({ content: [shopLease({ lines: [{ ...RENT, basis: fixed(minor) }] })], origin: 'leases.json' });

it('an adjustment whose id something else in the ledger has is charged under the next number, once', async () => {
  /* It came before the lease was known. */
  const context = await ledgerSite([]);
  const before = await importCharges(context, { content: [row('L1/rent/2026-01-01/adj/1')], origin: 'c.json' }, { history: false });
  expect(before.rejected).toEqual([]);
  await importLeases(context, { content: [shopLease()], origin: 'leases.json' });
  await issueCharges(context);
  await importLeases(context, dearer(410_000));
  expect(await openOf(context, 'T1')).toEqual(
    expect.arrayContaining(['L1/rent/2026-01-01: 310000', 'L1/rent/2026-01-01/adj/2: 100000', 'L1/rent/2026-01-01/adj/1: 100']),
  );
  await importLeases(context, dearer(420_000));
  expect(await openOf(context, 'T1')).toContain('L1/rent/2026-01-01/adj/3: 10000');
  await context.store.transaction((tx) => tx.leases.reckonAgain(['L1'], context.clock.now()));
  expect((await issueCharges(context)).charges).toEqual([]);
});

it('a charge of another system that bears a name of the schedule is refused, one with a slash of its own is not', async () => {
  const context = await ledgerSite([shopLease()]);
  const content = [row('L1/rent/2026-02-01'), row('INV/7')];
  const report = await importCharges(context, { content, origin: 'c.json' }, { history: false });
  expect(report.accepted).toBe(1);
  const [refused, ...others] = report.rejected.map(({ column, reason }) => `${column}: ${reason}`);
  expect(refused).toMatch(/^chargeId: .* lease 'L1'/);
  expect(others).toEqual([]);
});
