import { describe, expect, it } from 'vitest';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { report } from '../../../engine/reports/question.ts';
import { fixed, RENT, shopLease } from '../../core/lease/shop-lease.ts';
import { ledgerSite } from '../ledger-site.ts';

async function amended() {
  const context = await ledgerSite([shopLease(), shopLease({ leaseId: 'L2', tenantId: 'T2', unitIds: ['U2'], to: '2026-02-01' })]);
  const known: string[] = [context.clock.now()];
  for (const [day, minor, effectiveFrom] of [
    ['2026-01-10', 320_000, '2026-07-01'],
    ['2026-01-20', 330_000, '2026-05-01'],
  ] as const) {
    await context.goTo(day);
    const amendment = { kind: 'amendment', ref: `A/${day}`, effectiveFrom } as const;
    await importLeases(context, { content: [shopLease({ lines: [{ ...RENT, basis: fixed(minor) }], amendment })], origin: 'a' });
    known.push(context.clock.now());
  }
  return { context, known };
}

describe('a lease', () => {
  it('is told by its versions: when each was known, which amendment, for which days it counts, what it changed', async () => {
    const { context, known } = await amended();
    const told = await report(context, { report: 'lease', leaseId: 'L1' });
    if (told.report !== 'lease') throw new Error(told.report);
    expect(told.versions.map(({ knownAt }) => knownAt)).toEqual(known);
    expect(told.versions.map(({ amendment, counts: { from, to, erased } }) => [amendment?.ref ?? '', from, to, erased])).toEqual([
      ['', null, '2026-05-01', false],
      ['A/2026-01-10', '2026-07-01', '2026-05-01', true],
      ['A/2026-01-20', '2026-05-01', null, false],
    ]);
    expect(told.versions.map(({ changes }) => changes)).toEqual([
      [],
      [{ lineId: 'rent', term: 'amount', before: '3100.00 CNY per month', after: '3200.00 CNY per month' }],
      [{ lineId: 'rent', term: 'amount', before: '3200.00 CNY per month', after: '3300.00 CNY per month' }],
    ]);
    expect(told.terms).toContainEqual({ lineId: 'rent', term: 'amount', text: '3300.00 CNY per month' });
  });

  it('is told as it was known on a day', async () => {
    const { context } = await amended();
    const then = await report(context, { report: 'lease', leaseId: 'L1', asOf: '2026-01-15' });
    if (then.report !== 'lease') throw new Error(then.report);
    expect(then.versions.map(({ version, counts }) => [version, counts.from, counts.to])).toEqual([
      [1, null, '2026-07-01'],
      [2, '2026-07-01', null],
    ]);
    await expect(report(context, { report: 'lease', leaseId: 'L9' })).rejects.toMatchObject({ key: 'report/unknown' });
  });

  it('stands in the list of leases, page by page', async () => {
    const { context } = await amended();
    await context.goTo('2026-02-10');
    const first = await report(context, { report: 'leases', limit: 1 });
    if (first.report !== 'leases') throw new Error(first.report);
    expect(first).toMatchObject({ leases: [{ leaseId: 'L1', state: 'running', amendment: { ref: 'A/2026-01-20' } }], next: 'L1' });
    const second = await report(context, { report: 'leases', limit: 1, after: first.next ?? '' });
    expect(second).toMatchObject({ leases: [{ leaseId: 'L2', tenantName: 'Bookshop', state: 'ended' }], next: null });
    expect(await report(context, { report: 'leases', tenantId: 'T1', asOf: '2026-01-05' })).toMatchObject({
      leases: [{ leaseId: 'L1', amendment: null }],
    });
  });
});
