import { expect, it } from 'vitest';
import { type CivilDate, instantAt } from '../../core/calendar/civil.ts';
import type { Tariff } from '../../core/lease/lease.ts';
import { POWER, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

/** 3.25 a cubic metre, by calendar month, due on the 20th of the next and billed on the 10th. */
const FLAT: Tariff = { kind: 'flat', milliMinor: 325_000 };
const water = (tariff: Tariff) =>
  ({ ...POWER, lineId: 'water', debtType: 'water', basis: { kind: 'metered', utility: 'water', tariff, billTo: 'period-end' } }) as const;

/* The water meter counts litres. */
const shows = (story: Story, litres: number, date: CivilDate) =>
  story.reads('M1W', litres, {
    utility: 'water',
    number: '000000000002',
    takenAt: instantAt(date, '00:00', story.context.timeZone),
  });

it('water by meter: cubic metres to the litre, and money for water waits for water though rent is owed (L6)', async () => {
  const story = await Story.begin();
  await story.lease({ lines: [RENT, water(FLAT)] });

  shows(story, 1_000_000, '2026-01-01');
  await story.day('2026-01-01', 'the meter stands at 1 000 m³; January’s rent is billed and paid', async () => {
    await story.pays('3100.00');
    expect(await story.owes()).toEqual({});
  });
  shows(story, 1_012_345, '2026-02-01');
  /* 1 012.345 − 1 000 = 12.345 m³; 12.345 × 3.25 = 40.12125. */
  await story.day('2026-02-10', 'January’s water: 12.345 m³ at 3.25 are 40.12', async () => {
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY', 'L1/water/2026-01-01': '40.12 CNY' });
    expect(await story.charge('L1/water/2026-01-01')).toMatchObject({
      debtType: 'water',
      dueDate: '2026-02-20',
      working: '12.345 m³ × 3.25',
      periodTo: '2026-02-01',
    });
  });
  await story.day('2026-02-12', '60.00 for water pay it; the 19.88 that are over do not go to the rent', async () => {
    await story.pays('60.00', { purpose: 'water' });
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY' });
    expect(await story.credit()).toEqual(['19.88 CNY']);
  });
  shows(story, 1_027_345, '2026-03-01');
  /* 1 027.345 − 1 012.345 = 15 m³; 15 × 3.25 = 48.75; 48.75 − 19.88 = 28.87. */
  await story.day('2026-03-10', 'February’s water: 48.75, of which 28.87 are open', async () => {
    expect(await story.owes()).toEqual({
      'L1/rent/2026-02-01': '3100.00 CNY',
      'L1/rent/2026-03-01': '3100.00 CNY',
      'L1/water/2026-02-01': '28.87 CNY',
    });
    expect(await story.credit()).toEqual([]);
  });
});

it('water by tiers: the first 20 m³ of a month cheap, the rest dear', async () => {
  const story = await Story.begin();
  const tiers = [
    { upTo: 20, milliMinor: 200_000 },
    { upTo: null, milliMinor: 500_000 },
  ];
  await story.lease({ lines: [water({ kind: 'tiered', tiers })] });

  shows(story, 500, '2026-01-01');
  await story.day('2026-01-01', 'the meter stands at half a cubic metre', async () => {});
  shows(story, 24_000, '2026-02-01');
  /* 24 − 0.5 = 23.5 m³; 20 × 2.00 + 3.5 × 5.00 = 40.00 + 17.50. */
  await story.day('2026-02-10', '23.5 m³ are 57.50', async () => {
    expect(await story.owes()).toEqual({ 'L1/water/2026-01-01': '57.50 CNY' });
    expect((await story.charge('L1/water/2026-01-01')).working).toBe('20 m³ × 2.00 + 3.5 m³ × 5.00');
  });
});
