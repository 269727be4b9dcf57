import { describe, expect, it } from 'vitest';
import { type CivilDate, epochMs, instantAt } from '../../core/calendar/civil.ts';
import { type MeteredShop, meteredShop } from './metered-shop.ts';

const BERLIN = { timeZone: 'Europe/Berlin', currency: 'EUR' };
/** One minor unit a kWh: a cent, a peso. */
const CENT_A_KWH = { kind: 'flat', milliMinor: 1_000 } as const;

/** A shop whose lamps draw 1 kW day and night: the register counts the hours, whatever the clocks on the wall say. */
function burns(shop: MeteredShop, since: CivilDate, dates: readonly CivilDate[]): (date: CivilDate) => void {
  const { timeZone } = shop.story.context;
  const at = (date: CivilDate): number =>
    (epochMs(instantAt(date, '00:00', timeZone)) - epochMs(instantAt(since, '00:00', timeZone))) / 3_600;
  return (date) => {
    if (dates.includes(date)) shop.reads('E1', at(date), date);
  };
}

async function bills(shop: MeteredShop, dates: readonly CivilDate[]): Promise<string[]> {
  const [since = '2026-01-01'] = dates;
  const read = burns(shop, since, dates);
  const issued: string[] = [];
  for (const date of dates) {
    read(date);
    issued.push(...(await shop.day(date, 'the meter is read at midnight')));
  }
  return issued;
}

describe('a day on which the clocks change', () => {
  it('has 23 hours in March, and a tenant of that day pays for 23', async () => {
    const shop = await meteredShop('2026-03-28', {}, BERLIN);
    await shop.lease('L1', 'tea', '2026-03-28', '2026-03-29', CENT_A_KWH);
    await shop.lease('L2', 'books', '2026-03-29', '2026-03-30', CENT_A_KWH);
    await shop.lease('L3', 'tea', '2026-03-30', '2026-04-01', CENT_A_KWH);
    expect((await bills(shop, ['2026-03-28', '2026-03-29', '2026-03-30', '2026-04-01', '2026-04-10'])).sort()).toEqual([
      'L1/power/2026-03-28 0.24 = 24 kWh × 0.01',
      'L2/power/2026-03-29 0.23 = 23 kWh × 0.01',
      'L3/power/2026-03-30 0.48 = 48 kWh × 0.01',
    ]);
  });

  it('has 25 in October, and months are charged from local midnight to local midnight', async () => {
    const shop = await meteredShop('2026-10-01', {}, BERLIN);
    await shop.lease('L1', 'tea', '2026-10-01', '2026-10-25', CENT_A_KWH);
    await shop.lease('L2', 'books', '2026-10-25', '2026-10-26', CENT_A_KWH);
    await shop.lease('L3', 'tea', '2026-10-26', null, CENT_A_KWH);
    expect((await bills(shop, ['2026-10-01', '2026-10-25', '2026-10-26', '2026-11-01', '2026-12-01', '2026-12-10'])).sort()).toEqual([
      'L1/power/2026-10-01 5.76 = 576 kWh × 0.01',
      'L2/power/2026-10-25 0.25 = 25 kWh × 0.01',
      'L3/power/2026-10-26 1.44 = 144 kWh × 0.01',
      'L3/power/2026-11-01 7.20 = 720 kWh × 0.01',
    ]);
  });

  it('may have no midnight at all: it begins with its first moment, for the tenant who leaves and the one who comes', async () => {
    const shop = await meteredShop('2026-09-01', {}, { timeZone: 'America/Santiago', currency: 'CLP' });
    await shop.lease('L1', 'tea', '2026-09-01', '2026-09-06', CENT_A_KWH);
    await shop.lease('L2', 'books', '2026-09-06', '2026-09-07', CENT_A_KWH);
    await shop.lease('L3', 'tea', '2026-09-07', null, CENT_A_KWH);
    expect((await bills(shop, ['2026-09-01', '2026-09-06', '2026-09-07', '2026-10-01', '2026-10-10'])).sort()).toEqual([
      'L1/power/2026-09-01 120 = 120 kWh × 1',
      'L2/power/2026-09-06 23 = 23 kWh × 1',
      'L3/power/2026-09-07 576 = 576 kWh × 1',
    ]);
  });

  it('lets a reading by hand stand at the first moment of its date, whichever offset that day has', async () => {
    const shop = await meteredShop('2026-03-29', {}, BERLIN);
    await shop.lease('L1', 'tea', '2026-03-29', null, CENT_A_KWH);
    await shop.day('2026-05-02', 'read on paper');
    await shop.estate('meterId,takenAt,register\nE1,2026-03-29,10 kWh\nE1,2026-04-01T00:00+02:00,81 kWh\nE1,2026-05-01,801 kWh\n');
    expect((await shop.day('2026-05-10', 'March and April')).sort()).toEqual([
      'L1/power/2026-03-29 0.71 = 71 kWh × 0.01',
      'L1/power/2026-04-01 7.20 = 720 kWh × 0.01',
    ]);
  });
});
