import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { RENT, shopLease } from '../../core/lease/shop-lease.ts';
import { testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

const refusals = (report: { rejected: readonly { column: string | null; reason: string }[] }) =>
  report.rejected.map(({ column, reason }) => `${column}: ${reason}`);
const settled = async () => {
  const context = await testContext();
  await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
  return context;
};

describe('importing leases', () => {
  it('takes each in once, a changed one as a new version', async () => {
    const context = await settled();
    const content = { leases: [shopLease(), shopLease({ leaseId: 'L2', tenantId: 'T2', unitIds: ['U2'] })] };
    expect(await importLeases(context, { content, origin: 'leases.json' })).toMatchObject({
      accepted: 2,
      unchanged: 0,
      tenants: ['T1', 'T2'],
    });
    expect(await importLeases(context, { content: JSON.stringify(content.leases), origin: 'leases.json' })).toMatchObject({
      accepted: 0,
      unchanged: 2,
    });
    expect(await importLeases(context, { content: [shopLease({ to: '2027-01-01' })], origin: 'x' })).toMatchObject({
      accepted: 1,
      tenants: ['T1'],
    });
    expect(await context.store.transaction((tx) => tx.leases.get('L1'))).toMatchObject({ to: '2027-01-01' });
  });

  it('refuses by place what leads nowhere or contradicts itself, and takes the rest', async () => {
    const context = await settled();
    const content = {
      leases: [
        shopLease({ leaseId: 'A', tenantId: 'T9' }),
        shopLease({ leaseId: 'B', unitIds: ['U1', 'U9'] }),
        shopLease({ leaseId: 'C', lines: [{ ...RENT, dueDay: 32 }] }),
        shopLease({ leaseId: 'D' }),
        shopLease({ leaseId: 'D', to: '2027-01-01' }),
      ],
    };
    const report = await importLeases(context, { content, origin: 'leases.json' });
    expect(refusals(report)).toEqual([
      "leases[0].tenantId: tenant 'T9' is not known",
      "leases[1].unitIds[1]: unit 'U9' is not known",
      'leases[2].lines[0].dueDay: must be 1 to 31',
      'leases[4]: D stands at leases[3] with other content',
    ]);
    expect(report.accepted).toBe(1);
  });

  it('never moves a lease to another tenant or currency', async () => {
    const context = await settled();
    await importLeases(context, { content: [shopLease()], origin: 'x' });
    const content = [shopLease({ tenantId: 'T2' })];
    expect(refusals(await importLeases(context, { content, origin: 'x' }))).toEqual(["leases[0].tenantId: lease 'L1' is of tenant 'T1'"]);
    expect(refusals(await importLeases(context, { content: [shopLease({ currency: 'EUR' })], origin: 'x' }))).toEqual([
      "leases[0].currency: lease 'L1' is in CNY",
    ]);
  });
});
