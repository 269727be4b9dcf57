import { describe, expect, it } from 'vitest';
import type { Lease } from '../../../../core/lease/lease.ts';
import { importLeases } from '../../../../engine/imports/import-leases.ts';
import { issueCharges } from '../../../../engine/issue-charges.ts';
import { fixed, RENT, shopLease } from '../../../core/lease/shop-lease.ts';
import { ledgerSite } from '../../ledger-site.ts';

const SERVICE = { ...RENT, lineId: 'service', debtType: 'service-charge' as const, basis: fixed(45_000) };

/** A lease of two lines, both charged for January. */
async function charged() {
  const context = await ledgerSite([shopLease({ lines: [RENT, SERVICE] })]);
  await issueCharges(context);
  const take = (change: Partial<Lease>, options = {}) =>
    importLeases(context, { content: [shopLease(change)], origin: 'leases.json' }, options);
  const credited = async () =>
    (await context.store.read((tx) => tx.ledger.credits('T1', context.clock.now()))).map(({ creditId, amount }) => [
      creditId,
      amount.minor,
    ]);
  return { context, take, credited };
}

describe('a version that leaves out a line that was charged', () => {
  it('is refused and credits nothing', async () => {
    const { take, credited } = await charged();
    const report = await take({ lines: [RENT] });
    expect(report).toMatchObject({ accepted: 0, rejected: [{ column: 'leases[0].lines' }] });
    expect(report.rejected[0]?.reason).toMatch(/^leaves out 'service', of which 450.00 CNY are charged .*--drop-lines/);
    expect(await credited()).toEqual([]);
  });

  it('is taken in when that is asked for, and the report says what it credited', async () => {
    const { take, credited } = await charged();
    const adjusted = [{ leaseId: 'L1', currency: 'CNY', charges: 0, chargedMinor: 0, credits: 1, creditedMinor: 45_000 }];
    expect(await take({ lines: [RENT] }, { dropLines: true })).toMatchObject({ accepted: 1, rejected: [], adjusted });
    expect(await credited()).toEqual([['credit/L1/service/2026-01-01/1', 45_000]]);
    const again = await take({ lines: [RENT] });
    expect(again).toMatchObject({ unchanged: 1, rejected: [] });
    expect(again).not.toHaveProperty('adjusted');
  });

  it('is taken in when an amendment says from when on: what was charged before stands', async () => {
    const { take, credited } = await charged();
    const amendment = { kind: 'amendment', ref: 'A1', effectiveFrom: '2026-02-01' } as const;
    expect(await take({ lines: [RENT], amendment })).toMatchObject({ accepted: 1, rejected: [] });
    expect(await credited()).toEqual([]);
  });
});

describe('the report of an import of leases', () => {
  it('sums up what more and what less is owed of what was charged', async () => {
    const { take } = await charged();
    expect(
      (
        await take({
          lines: [
            { ...RENT, basis: fixed(320_000) },
            { ...SERVICE, basis: fixed(40_000) },
          ],
        })
      ).adjusted,
    ).toEqual([{ leaseId: 'L1', currency: 'CNY', charges: 1, chargedMinor: 10_000, credits: 1, creditedMinor: 5_000 }]);
  });
});
