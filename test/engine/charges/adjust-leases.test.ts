import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import type { Amendment } from '../../../core/lease/lease.ts';
import { charges } from '../../../core/lease/schedule.ts';
import { adjustLeases } from '../../../engine/charges/adjust-leases.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { fixed, POWER, RENT, shopLease } from '../../core/lease/shop-lease.ts';
import type { TestContext } from '../../setup/context.ts';
import { openSecrets } from '../imports/mall.ts';
import { ledgerSite, readMeter } from '../ledger-site.ts';

/** What each line and month comes to: its charge, what was added to it, less what was credited. */
async function net(context: TestContext): Promise<Record<string, number>> {
  return context.store.read(async (tx) => {
    const all = await tx.leases.charges('L1');
    const credits = await tx.ledger.creditsOf(all.map(({ chargeId }) => chargeId));
    const sums: Record<string, number> = {};
    for (const { chargeId, about, amount } of all) {
      const given = credits.filter((credit) => credit.chargeId === chargeId).reduce((sum, credit) => sum + credit.amount.minor, 0);
      const id = about ?? chargeId;
      sums[id] = (sums[id] ?? 0) + amount.minor - given;
    }
    return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
  });
}

const factCount = (context: TestContext): Promise<number> =>
  context.store.read(async (tx) => (await tx.leases.charges('L1')).length + (await tx.ledger.credits('T1', context.clock.now())).length);

describe('adjustments', () => {
  it('bring every month to what the lease says at last, whenever its versions came, and only once', async () => {
    const step = fc.record({
      wait: fc.integer({ min: 1, max: 40 }),
      minor: fc.integer({ min: 1, max: 500_000 }),
      /* Days from the first of the year on which the terms begin; null: from the first day on. */
      from: fc.option(fc.integer({ min: 1, max: 200 })),
      tax: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const tax = { name: 'VAT', rateBp: 900, included: false };
        const context = await ledgerSite([shopLease()]);
        let today: CivilDate = '2026-01-01';
        await issueCharges(context);
        for (const { wait, minor, from, tax: taxed } of steps) {
          today = plusDays(today, wait);
          await context.goTo(today);
          const amendment: Amendment | null =
            from === null ? null : { kind: 'amendment', ref: 'a', effectiveFrom: plusDays('2026-01-01', from) };
          const lease = shopLease({ lines: [{ ...RENT, basis: fixed(minor), tax: taxed ? tax : null }], amendment });
          await importLeases(context, { content: [lease], origin: 'leases.json' });
          await issueCharges(context);
          const facts = await factCount(context);
          await issueCharges(context);
          await importLeases(context, { content: [lease], origin: 'leases.json' });
          await context.store.transaction((tx) => tx.leases.reckonAgain(['L1'], context.clock.now()));
          await adjustLeases(context);
          expect(await factCount(context)).toBe(facts);
        }
        const versions = (await context.store.read((tx) => tx.leases.versions('L1'))).map(({ lease }) => lease);
        const last = versions.at(-1) ?? shopLease();
        const expected = charges(last, '2026-01-01', '2027-01-01', { earlier: versions.slice(0, -1) });
        const issued = expected.charges.filter(({ issueDate }) => issueDate <= today);
        expect(await net(context)).toEqual(Object.fromEntries(issued.map(({ chargeId, amount }) => [chargeId, amount.minor])));
      }),
      { numRuns: 12 },
    );
  });

  it('wait for a reading of the day on which a lease ended early, and are made when it comes', async () => {
    const context = await ledgerSite([shopLease({ lines: [POWER] })]);
    readMeter(context, 'M1', 0, '2026-01-01');
    await issueCharges(context);
    await context.goTo('2026-01-10');
    readMeter(context, 'M1', 9_000_000, '2026-01-10');
    await issueCharges(context);
    expect(await net(context)).toEqual({ 'L1/power/2026-01-01': 783_000 });

    const ended = shopLease({
      lines: [POWER],
      to: '2026-01-06',
      amendment: { kind: 'termination', ref: 't', effectiveFrom: '2026-01-06' },
    });
    await context.goTo('2026-01-12');
    await importLeases(context, { content: [ended], origin: 'leases.json' });
    expect((await issueCharges(context)).waiting).toMatchObject([
      {
        leaseId: 'L1',
        lineId: 'power',
        reason: 'L1/power/2026-01-01: meter M1 has no reading at the end of the period (2026-01-06): import one of that day, read by hand',
      },
    ]);
    expect(await net(context)).toEqual({ 'L1/power/2026-01-01': 783_000 });

    const readings = [{ meterId: 'M1', takenAt: '2026-01-06', register: 5_000_000 }];
    expect((await importEstate(context, { content: { readings }, origin: 'read.json' }, openSecrets())).rejected).toEqual([]);
    const { waiting } = await issueCharges(context);
    expect(waiting).toEqual([]);
    expect(await net(context)).toEqual({ 'L1/power/2026-01-01': 435_000 });
  });

  it('are recorded in the chain with their credit notes', async () => {
    const context = await ledgerSite([shopLease()]);
    await issueCharges(context);
    await context.goTo('2026-01-03');
    await importLeases(context, { content: [shopLease({ lines: [{ ...RENT, basis: fixed(200_000) }] })], origin: 'leases.json' });
    const record = await context.store.read(async (tx) =>
      (await tx.audit.list({})).filter(({ kind }) => kind === 'charges/adjusted').at(-1),
    );
    expect(JSON.parse(record?.body ?? '{}')).toMatchObject({
      tenantId: 'T1',
      credits: [{ chargeId: 'L1/rent/2026-01-01', amount: { minor: 110_000 } }],
    });
  });
});
