import { describe, expect, it } from 'vitest';
import type { Lease } from '../../../core/lease/lease.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { importTurnover } from '../../../engine/imports/import-turnover.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { fixed, RENT, shopLease } from '../../core/lease/shop-lease.ts';
import type { TestContext } from '../../setup/context.ts';
import { ledgerSite } from '../ledger-site.ts';

const OTHER = shopLease({ leaseId: 'L2', tenantId: 'T2', unitIds: ['U2'] });
/* Twice as much each month: refused by an import, and in the store of a site from before imports looked at it. */
const RISING = { escalation: { first: '2026-02-01', everyMonths: 1, percentBp: 10_000, compound: true } } as const;
const POISONED = shopLease({
  lines: [
    { ...RENT, basis: fixed(90_000_000_000_000, RISING) },
    { ...RENT, lineId: 'service' },
  ],
});

const keep = (context: TestContext, lease: Lease) =>
  context.store.transaction(async (tx) => {
    await tx.leases.save(lease, context.clock.now());
    await tx.leases.reckonAgain([lease.leaseId], context.clock.now());
  });
const refusals = async (context: TestContext, lease: Lease): Promise<string[]> =>
  (await importLeases(context, { content: [lease], origin: 'leases.json' })).rejected.map(({ column, reason }) => `${column}: ${reason}`);

describe('terms that come to more than can be charged', () => {
  it.each([
    ['9,000,000,000,000,000 a month', { lines: [{ ...RENT, basis: fixed(9_000_000_000_000_000) }] }, /amountMinor: is too large$/],
    [
      'an amount for m² of a very large area',
      { areaDm2: 9_999_999_999, lines: [{ ...RENT, basis: fixed(90_000_000_000_000, { of: 'm2' }) }] },
      /amountMinor: is too large for the area$/,
    ],
    ['an area larger than a town', { areaDm2: 10_000_000_001 }, /areaDm2: is too large$/],
    [
      '100 % more every month, for years',
      { to: '2060-01-01', lines: [{ ...RENT, basis: fixed(310_000, RISING) }] },
      /amountMinor: reaches more than can be charged before 2060-01-01$/,
    ],
  ] as const)('are refused at import: %s', async (_name, terms, reason) => {
    const context = await ledgerSite([]);
    const [refused, ...others] = await refusals(context, shopLease(terms as Partial<Lease>));
    expect(refused).toMatch(reason);
    expect(others).toEqual([]);
  });

  it('refuse no rent that rises 10 % a year without an end', async () => {
    const context = await ledgerSite([]);
    const yearly = { escalation: { ...RISING.escalation, everyMonths: 12, percentBp: 1_000 } };
    expect(await refusals(context, shopLease({ lines: [{ ...RENT, basis: fixed(310_000_000, yearly) }] }))).toEqual([]);
  });

  it('and are kept all the same make only their line wait: the other lines and tenants are billed', async () => {
    const context = await ledgerSite([OTHER]);
    await keep(context, POISONED);
    await context.goTo('2026-08-02');
    const { charges, waiting } = await issueCharges(context);
    expect(charges.map(({ chargeId }) => chargeId)).toEqual(
      expect.arrayContaining(['L2/rent/2026-08-01', 'L1/service/2026-08-01', 'L1/rent/2026-04-01']),
    );
    expect(waiting.map(({ leaseId, lineId, reason }) => `${leaseId}/${lineId}: ${reason}`)[0]).toMatch(
      /^L1\/rent: comes to what cannot be charged \(.* is more than .*\): correct its terms$/,
    );
  });

  it('as a new version of a lease that is charged already make its charges wait, and imports of other leases go on', async () => {
    const context = await ledgerSite([shopLease(), OTHER]);
    await context.goTo('2026-02-01');
    await issueCharges(context);
    await keep(context, shopLease({ lines: [{ ...RENT, basis: fixed(9_000_000_000_000_000, { per: 'day' }) }] }));
    expect(await refusals(context, { ...OTHER, protectedStatus: 'care' })).toEqual([]);
    const { waiting } = await issueCharges(context);
    expect(waiting[0]).toMatchObject({ leaseId: 'L1', lineId: 'rent' });
    expect(waiting[0]?.reason).toMatch(/^L1\/rent\/2026-01-01: comes to what cannot be charged/);
  });
});

describe('turnover of more than anybody sells', () => {
  it('is refused', async () => {
    const context = await ledgerSite([shopLease()]);
    const row = { leaseId: 'L1', from: '2026-01-01', to: '2026-02-01', turnover: '90071992547409.91' };
    const { rejected } = await importTurnover(context, { content: [row], origin: 'turnover.csv' });
    expect(rejected.map(({ reason }) => reason)).toEqual(["'90071992547409.91' is more than anybody sells: is it in CNY?"]);
  });
});
