import { describe, expect, it } from 'vitest';
import { meteredShop } from './metered-shop.ts';

/** 1.1823 at the peak, 0.7523 flat, 0.3812 in the valley: finer than a fen. */
const RATES = {
  kind: 'time-of-use',
  rates: [
    { rate: 'peak', milliMinor: 118_230 },
    { rate: 'flat', milliMinor: 75_230 },
    { rate: 'valley', milliMinor: 38_120 },
  ],
} as const;

describe('electricity by time of use', () => {
  it('is charged by the meter’s own registers per rate, as its DTU sends them', async () => {
    const shop = await meteredShop('2026-03-01', {});
    await shop.lease('L1', 'tea', '2026-03-01', null, RATES);
    shop.reads('E1', 60_000, '2026-03-01', '00:00', { peak: 30_000, flat: 20_000, valley: 10_000 });
    await shop.day('2026-03-01', 'The lease begins');
    shop.reads('E1', 120_001, '2026-04-01', '00:00', { peak: 63_333, flat: 36_667, valley: 20_001 });
    expect(await shop.day('2026-04-10', '39.4096 + 12.5385 + 3.8124 = 55.7605, rounded once')).toEqual([
      'L1/power/2026-03-01 55.76 = peak 33.333 kWh × 1.1823 + flat 16.667 kWh × 0.7523 + valley 10.001 kWh × 0.3812',
    ]);
  });

  it('goes over a swap by what the fitter wrote down for each rate', async () => {
    const shop = await meteredShop('2026-03-01', { ctRatio: 10, openingRegister: 0, openingRates: { peak: 0, flat: 0, valley: 0 } });
    await shop.lease('L1', 'tea', '2026-03-01', null, RATES);
    await shop.estate(
      [
        'meterId,circuitId,dtuId,number,ctRatio,from,to,openingRegister,openingRates,closingRegister,closingRates',
        'E1,A-101-E,dtu-1,1001,10,2026-03-01,2026-03-15,0,peak=0|flat=0|valley=0,6 kWh,peak=1 kWh | flat=2 kWh | valley=3 kWh',
        'E2,A-101-E,dtu-1,1002,1,2026-03-15,,100 Wh,peak=100|flat=0|valley=0,,',
      ].join('\n'),
    );
    shop.reads('E2', 7_100, '2026-04-01', '00:00', { peak: 4_100, flat: 2_000, valley: 1_000 });
    expect(await shop.day('2026-04-10', 'Ten times the old one and once the new one, rate by rate')).toEqual([
      'L1/power/2026-03-01 44.92 = peak 14 kWh × 1.1823 + flat 22 kWh × 0.7523 + valley 31 kWh × 0.3812',
    ]);
  });

  it('is never guessed: without registers per rate at both ends, or with a rate that has no price, the line waits and says why', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-03-01', null, RATES);
    shop.reads('E1', 6_000, '2026-04-01', '00:00', { peak: 1_000, flat: 2_000, valley: 3_000 });
    expect(await shop.day('2026-04-10', 'The fitter wrote down the total alone')).toEqual([]);
    expect(shop.waiting()).toEqual([expect.stringMatching(/^L1\/power: meter E1 .*rate/)]);

    const sharp = { openingRates: { peak: 0, flat: 0, valley: 0, sharp: 0 } };
    const meter = { meterId: 'E1', circuitId: 'A-101-E', dtuId: 'dtu-1', number: '1001', from: '2026-03-01', openingRegister: 0 };
    await shop.estate({ meters: [{ ...meter, ...sharp }] });
    await shop.estate({
      readings: [
        {
          meterId: 'E1',
          takenAt: '2026-04-01',
          register: 6_000,
          rates: { peak: 1_000, flat: 2_000, valley: 3_000, sharp: 0 },
          corrects: 6_000,
        },
      ],
    });
    await shop.day('2026-04-11', 'The meter has a fourth register, for which the contract has no price');
    expect(shop.waiting()).toEqual([expect.stringMatching(/^L1\/power: .*sharp/)]);

    await shop.estate({
      meters: [{ ...meter, openingRates: { peak: 0, flat: 0, valley: 0 } }],
      readings: [
        { meterId: 'E1', takenAt: '2026-04-01', register: 6_000, rates: { peak: 1_000, flat: 2_000, valley: 3_000 }, corrects: 6_000 },
      ],
    });
    expect(await shop.day('2026-04-12', 'It counts nothing and is left out of the sheet')).toEqual([
      'L1/power/2026-03-01 3.83 = peak 1 kWh × 1.1823 + flat 2 kWh × 0.7523 + valley 3 kWh × 0.3812',
    ]);
  });

  it('begins at a meter whose total alone the fitter wrote down with a reading of that day that shows the same total', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-03-01', null, RATES);
    await shop.day('2026-03-02', 'A day later the registers by rate are read too');
    const rates = (peak: number, flat: number, valley: number) => ({ peak, flat, valley });
    const read = (takenAt: string, register: number, by: object) =>
      shop.refusals({ readings: [{ meterId: 'E1', takenAt, register, rates: by }] });
    expect(await read('2026-03-01', 0, rates(0, 0, 0))).toEqual([]);
    await shop.day('2026-04-01', 'The clerk mistypes, twice');
    expect(await read('2026-04-01', 6_000, rates(5_000, 2_000, 3_000))).toEqual([
      'readings[0].rates: contradicts its register: the rates come to 10000 together, and the register is 6000',
    ]);
    expect(await read('2026-04-01', 60_000, rates(1_000, 2_000, 3_000))).toEqual([
      expect.stringMatching(
        /^readings\[0\].rates: do not fit what it read at .*: the register moved by 60000, and its rates by 6000 together/,
      ),
    ]);
    expect(await read('2026-04-01', 6_000, rates(1_000, 2_000, 3_000))).toEqual([]);
    expect(await shop.day('2026-04-10', 'Three kilowatt hours and their prices')).toEqual([
      'L1/power/2026-03-01 3.83 = peak 1 kWh × 1.1823 + flat 2 kWh × 0.7523 + valley 3 kWh × 0.3812',
    ]);
  });
});
