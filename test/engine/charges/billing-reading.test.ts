import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargeLine, MeteredBasis } from '../../../core/lease/lease.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { issueCharges } from '../../../engine/issue-charges.ts';
import { POWER, shopLease } from '../../core/lease/shop-lease.ts';
import type { TestContext } from '../../setup/context.ts';
import { openSecrets } from '../imports/mall.ts';
import { ledgerSite, readMeter } from '../ledger-site.ts';

const TIERED: MeteredBasis['tariff'] = {
  kind: 'tiered',
  tiers: [
    { upTo: 200, milliMinor: 50_000 },
    { upTo: null, milliMinor: 80_000 },
  ],
};
const power = (tariff: MeteredBasis['tariff']): ChargeLine => ({
  ...POWER,
  basis: { kind: 'metered', utility: 'electricity', tariff, billTo: 'period-end' },
});
const FLAT = power({ kind: 'flat', milliMinor: 100_000 });

/** Lives through the mornings up to a day; each day's reading is there by then, where it is given. Returns what was billed and what waits. */
async function live(context: TestContext, from: CivilDate, to: CivilDate, readings: Readonly<Record<string, number>>): Promise<string[]> {
  const said: string[] = [];
  let waiting: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) {
    await context.goTo(day, '05:00');
    const register = readings[day];
    if (register !== undefined) readMeter(context, 'M1', register * 1000, day, '01:00');
    const issued = await issueCharges(context);
    said.push(...issued.charges.map(({ chargeId, working }) => `${chargeId} = ${working}`));
    waiting = issued.waiting.map(({ lineId, reason }) => `${lineId} waits: ${reason}`);
  }
  return [...said, ...waiting];
}
const nextDay = (day: CivilDate) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) as CivilDate;
const byHand = async (context: TestContext, day: CivilDate, register: string) => {
  const readings = [{ meterId: 'M1', takenAt: day, register }];
  expect((await importEstate(context, { content: { readings }, origin: 'read.json' }, openSecrets())).rejected).toEqual([]);
};

describe('a reading that is missing is not replaced by one of a much later day', () => {
  it('at the first day of a lease: the line waits, and a reading by hand bills all that was drawn', async () => {
    const context = await ledgerSite([shopLease({ from: '2026-01-16', lines: [FLAT] })]);
    expect(await live(context, '2026-01-01', '2026-03-11', { '2026-01-01': 0, '2026-02-01': 310, '2026-03-01': 400 })).toEqual([
      'L1/power/2026-02-01 = 90 kWh × 1.00',
      'power waits: meter M1 has no reading at the start of the period (2026-01-16): import one of that day, read by hand',
    ]);
    await byHand(context, '2026-01-16', '150 kWh');
    expect(await live(context, '2026-03-12', '2026-03-12', {})).toEqual(['L1/power/2026-01-16 = 160 kWh × 1.00']);
  });

  it('at the end of a month: two months are not billed as one, in a higher tier', async () => {
    const context = await ledgerSite([shopLease({ lines: [power(TIERED)] })]);
    expect(await live(context, '2026-01-01', '2026-03-11', { '2026-01-01': 0, '2026-02-20': 300, '2026-03-01': 360 })).toEqual([
      'power waits: meter M1 has no reading at the end of the period (2026-02-01): import one of that day, read by hand',
      'power waits: meter M1 has no reading at the start of the period (2026-02-01): import one of that day, read by hand',
    ]);
    await byHand(context, '2026-02-01', '180 kWh');
    expect(await live(context, '2026-03-12', '2026-03-12', {})).toEqual([
      'L1/power/2026-01-01 = 180 kWh × 0.50',
      'L1/power/2026-02-01 = 180 kWh × 0.50',
    ]);
  });

  it('but within a lease one that comes up to three days late counts, for both months', async () => {
    const context = await ledgerSite([shopLease({ lines: [FLAT] })]);
    expect(await live(context, '2026-01-01', '2026-03-11', { '2026-01-01': 0, '2026-02-03': 110, '2026-03-01': 200 })).toEqual([
      'L1/power/2026-01-01 = 110 kWh × 1.00',
      'L1/power/2026-02-01 = 90 kWh × 1.00',
    ]);
  });

  it('and one of the fourth day does not', async () => {
    const context = await ledgerSite([shopLease({ lines: [FLAT] })]);
    expect((await live(context, '2026-01-01', '2026-02-11', { '2026-01-01': 0, '2026-02-04': 110 }))[0]).toMatch(/^power waits/);
  });

  it('one of the day before, by its date alone, counts when no other came', async () => {
    const context = await ledgerSite([shopLease({ lines: [FLAT] })]);
    await live(context, '2026-01-01', '2026-02-01', { '2026-01-01': 0 });
    await byHand(context, '2026-01-31', '110 kWh');
    expect((await live(context, '2026-02-02', '2026-02-12', {}))[0]).toBe('L1/power/2026-01-01 = 110 kWh × 1.00');
  });

  it('and leaves the place to one that came within the three days', async () => {
    const context = await ledgerSite([shopLease({ lines: [FLAT] })]);
    await live(context, '2026-01-01', '2026-02-01', { '2026-01-01': 0 });
    await byHand(context, '2026-01-31', '110 kWh');
    expect((await live(context, '2026-02-02', '2026-02-12', { '2026-02-03': 130 }))[0]).toBe('L1/power/2026-01-01 = 130 kWh × 1.00');
  });
});
