import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../../engine/imports/import-leases.ts';
import { shopLease } from '../../../core/lease/shop-lease.ts';
import { testContext } from '../../../setup/context.ts';
import { mall, openSecrets } from '../mall.ts';

/** The small mall without anybody in U2. */
async function free() {
  const context = await testContext();
  const estate = { ...mall(), occupancies: mall().occupancies.filter(({ unitId }) => unitId === 'U1') };
  await importEstate(context, { content: estate, origin: 'mall.json' }, openSecrets());
  const take = async (...leases: ReturnType<typeof shopLease>[]) => {
    const { accepted, rejected } = await importLeases(context, { content: leases, origin: 'leases.json' });
    return { accepted, refused: rejected.map(({ column, reason }) => `${column}: ${reason}`) };
  };
  return { take };
}
const first = shopLease({ leaseId: 'A', tenantId: 'T1', unitIds: ['U2'], from: '2026-01-01', to: '2026-06-01' });
const next = shopLease({ leaseId: 'B', tenantId: 'T2', unitIds: ['U2'], from: '2026-06-01', to: null });

describe('a unit', () => {
  it('is not let to two tenants at one time, in one file or in two', async () => {
    const early = { ...next, from: '2026-05-31' } as const;
    const refused = ["leases[1].unitIds[0]: unit 'U2' is let to 'T1' by lease 'A' from 2026-01-01 to 2026-06-01"];
    const { take } = await free();
    expect(await take(first, early)).toEqual({ accepted: 1, refused });
    expect((await take(early)).refused[0]).toContain("is let to 'T1' by lease 'A'");
  });

  it('is let again on the day on which the other ends, whatever the order of the file', async () => {
    const { take } = await free();
    await take({ ...first, to: null });
    expect(await take(next, first)).toEqual({ accepted: 2, refused: [] });
  });

  it('is let to the same tenant by two leases', async () => {
    const { take } = await free();
    expect(await take(first, { ...first, leaseId: 'A2' })).toMatchObject({ accepted: 2 });
  });

  it('is not let while another tenant occupies it', async () => {
    const { take } = await free();
    const lease = shopLease({ leaseId: 'C', tenantId: 'T2', unitIds: ['U1'] });
    expect((await take(lease)).refused).toEqual(["leases[0].unitIds[0]: unit 'U1' is occupied by 'T1' from 2026-01-01 to open"]);
  });
});
