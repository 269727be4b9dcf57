import { describe, expect, it } from 'vitest';
import { meteredShop } from './metered-shop.ts';

const FLAT = { kind: 'flat', milliMinor: 80_000 } as const;

describe('a meter is swapped in the middle of March', () => {
  it('March is what the old meter counted up to its closing register and the new one from its opening register, each by its own transformers', async () => {
    const shop = await meteredShop('2026-02-01', { ctRatio: 30 });
    await shop.lease('L1', 'tea', '2026-02-01', null, FLAT);

    shop.reads('E1', 10_000, '2026-02-01');
    expect(await shop.day('2026-02-01', 'The lease begins; the meter stands at 10 kWh.')).toEqual([]);

    shop.reads('E1', 50_000, '2026-03-01');
    expect(await shop.day('2026-03-10', 'February: 40 kWh on the meter, 30 times as much through its transformers.')).toEqual([
      'L1/power/2026-02-01 960.00 = 1200 kWh × 0.80',
    ]);

    shop.reads('E1', 64_000, '2026-03-15', '13:45');
    await shop.day(
      '2026-03-15',
      'At two in the afternoon a fitter takes the meter out at 64.1 kWh and puts in one with 40/1 transformers at 2.5 kWh.',
    );

    shop.reads('E2', 12_500, '2026-03-31', '23:45');
    shop.reads('E2', 12_500, '2026-04-01');
    expect(await shop.day('2026-04-10', 'The sheet of the fitter has not come in: March cannot be billed, and says why.')).toEqual([]);
    expect(shop.waiting()).toEqual([
      'L1/power: meter E1 has no reading at the end of the period (2026-04-01): import one of that day, read by hand',
    ]);

    await shop.estate(
      [
        'meterId,circuitId,dtuId,number,ctRatio,from,to,openingRegister,closingRegister',
        'E1,A-101-E,dtu-1,1001,30,2026-02-01,2026-03-15,,64.1 kWh',
        'E2,A-101-E,dtu-1,1002,40,2026-03-15,,2.5 kWh,',
      ].join('\n'),
    );
    const march = await shop.day('2026-04-11', 'It comes a day later: (64.1 − 50) × 30 + (12.5 − 2.5) × 40 = 823 kWh.');
    expect(march).toEqual(['L1/power/2026-03-01 658.40 = 823 kWh × 0.80']);
    expect(shop.waiting()).toEqual([]);

    shop.reads('E2', 20_000, '2026-05-01');
    expect(await shop.day('2026-05-10', 'April goes on from where March ended, on the new meter alone.')).toEqual([
      'L1/power/2026-04-01 240.00 = 300 kWh × 0.80',
    ]);
  });

  it('with a voltage transformer too, and two swaps in one month', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0, to: '2026-03-11', closingRegister: 1_000 });
    await shop.estate({
      meters: [
        {
          ...at('E2'),
          from: '2026-03-11',
          to: '2026-03-21',
          openingRegister: '5 kWh',
          closingRegister: '6 kWh',
          ctRatio: 20,
          ptRatio: 100,
        },
        { ...at('E3'), from: '2026-03-21', openingRegister: 0 },
      ],
    });
    await shop.lease('L1', 'tea', '2026-03-01', null, FLAT);
    shop.reads('E3', 2_000, '2026-04-01');
    expect(await shop.day('2026-04-10', '1 kWh + 1 kWh × 20 × 100 + 2 kWh.')).toEqual(['L1/power/2026-03-01 1602.40 = 2003 kWh × 0.80']);
  });

  it('on the first of a month leaves the bill before to the old meter and the one after to the new one', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0, to: '2026-04-01', closingRegister: 3_000 });
    await shop.estate({ meters: [{ ...at('E2'), from: '2026-04-01', openingRegister: 90_000 }] });
    await shop.lease('L1', 'tea', '2026-03-01', null, FLAT);
    expect(await shop.day('2026-04-10', 'March.')).toEqual(['L1/power/2026-03-01 2.40 = 3 kWh × 0.80']);
    shop.reads('E2', 91_000, '2026-05-01');
    expect(await shop.day('2026-05-10', 'April.')).toEqual(['L1/power/2026-04-01 0.80 = 1 kWh × 0.80']);
  });

  it('goes by the corrected sheet when the fitter wrote down a wrong register', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-03-01', null, FLAT);
    await shop.day('2026-03-20', 'Taken out on the 15th.');
    const e1 = { ...at('E1'), number: '1001', from: '2026-03-01', to: '2026-03-15', openingRegister: 0 };
    await shop.estate({
      meters: [
        { ...e1, closingRegister: '50 kWh' },
        { ...at('E2'), from: '2026-03-15', openingRegister: 0 },
      ],
    });
    await shop.day('2026-03-25', 'Somebody looks at the photograph: it was 5.0 kWh.');
    await shop.estate({ meters: [{ ...e1, closingRegister: '5.0 kWh' }] });
    shop.reads('E2', 1_000, '2026-04-01');
    expect(await shop.day('2026-04-10', 'March.')).toEqual(['L1/power/2026-03-01 4.80 = 6 kWh × 0.80']);
  });
});

function at(meterId: string) {
  return { meterId, circuitId: 'A-101-E', dtuId: 'dtu-1', number: '1002' };
}
