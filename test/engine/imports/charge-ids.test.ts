import { expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import { ledgerSite } from '../ledger-site.ts';

it('an imported charge does not take an id that the schedule of a lease will need', async () => {
  const context = await ledgerSite([shopLease()]);
  const row = { tenantId: 'T1', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '10.00' };
  const content = ['L1/rent/2026-03-01/adj/1', 'L9/7', 'INV-1'].map((chargeId) => ({ ...row, chargeId }));
  const report = await importCharges(context, { content, origin: 'charges.json' }, { history: false });
  expect(report).toMatchObject({ accepted: 2, rejected: [{ line: 1, column: 'chargeId' }] });
  expect(report.rejected[0]?.reason).toContain("is an id of lease 'L1'");
});
