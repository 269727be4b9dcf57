import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

async function filled(): Promise<TestContext> {
  const context = await testContext({ start: '2026-03-20' });
  await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
  return context;
}

async function refusals(context: TestContext, content: Readonly<Record<string, unknown>>): Promise<string[]> {
  const report = await importEstate(context, { content, origin: 'more.json' }, openSecrets());
  return report.rejected.map(({ column, reason }) => `${column}: ${reason}`);
}

const M1 = { meterId: 'M1', circuitId: 'C1', dtuId: 'dtu-1', number: '000000000001', from: '2026-01-01' };
const M9 = { meterId: 'M9', circuitId: 'C1', dtuId: 'dtu-1', number: '9', from: '2026-03-15' };
const AT_THE_END = '9999-01-01T00:00:00.000Z';
const kept = (context: TestContext, meterId: string) =>
  context.store.read(async (tx) =>
    (await tx.readings.of(meterId, AT_THE_END, 99)).map(({ takenAt, because, register }) => `${takenAt} ${because} ${register}`),
  );

describe('buildings and floors', () => {
  it('are asked for nowhere, and once some are known, everywhere', async () => {
    const context = await filled();
    const more = { units: [{ unitId: 'U3', building: 'Z', floor: '9' }], floors: [{ building: 'Y', floor: '1', name: 'Ground' }] };
    expect(await refusals(context, more)).toEqual([]);
    const content = {
      units: [
        { unitId: 'U4', building: 'B', floor: '1' },
        { unitId: 'U5', building: 'A', floor: '2' },
        { unitId: 'U6', building: 'A', floor: 'P1' },
      ],
      floors: [
        { building: 'A', floor: 'P1', name: 'Car park', level: -1 },
        { building: 'B', floor: '1', name: 'Ground' },
      ],
      buildings: [{ building: 'A', name: 'East wing' }],
      dtus: [
        { dtuId: 'dtu-8', floor: '2' },
        { dtuId: 'dtu-9', floor: 'P1' },
      ],
    };
    expect((await refusals(context, content)).sort()).toEqual([
      "dtus[0].floor: floor '2' is not known",
      "floors[1].building: building 'B' is not known",
      "units[0].building: building 'B' is not known",
      "units[1].floor: in building 'A' floor '2' is not known",
    ]);
    expect(await context.store.read((tx) => tx.estate.floors())).toMatchObject([
      { building: 'A', floor: 'P1', level: -1 },
      { building: 'Y', level: null },
    ]);
  });
});

describe('the registers of a swap', () => {
  it('are kept as readings of the swap, on both sides', async () => {
    const context = await filled();
    const swap = {
      meters: [
        { ...M1, to: '2026-03-15', closingRegister: '412.75 kWh' },
        { ...M9, openingRegister: 12_500, ptRatio: 100 },
      ],
    };
    expect(await refusals(context, swap)).toEqual([]);
    expect(await kept(context, 'M1')).toEqual(['2026-03-14T16:00:00.000Z swap 412750']);
    expect(await kept(context, 'M9')).toEqual(['2026-03-14T16:00:00.000Z swap 12500']);
    expect((await context.store.read((tx) => tx.estate.meterOf('C1', '2026-03-15')))?.ptRatio).toBe(100);
  });

  it.each([
    [
      'the closing one below the opening one',
      { ...M1, to: '2026-03-15', openingRegister: 100, closingRegister: 99 },
      /closingRegister: went back/,
    ],
    [
      'a rate below where it began',
      { ...M1, to: '2026-03-15', openingRegister: 9, openingRates: { peak: 5 }, closingRegister: 10, closingRates: { peak: 4 } },
      /closingRegister: went back since the meter was put in: register 4 of rate peak is below 5/,
    ],
    ['a closing one of a meter that is still there', { ...M1, closingRegister: 99 }, /closingRegister: is given, and no day/],
    ['rates without a register', { ...M1, openingRates: { peak: 1 } }, /openingRates: is given without openingRegister/],
    ['a fraction without its unit', { ...M1, openingRegister: '12.5' }, /openingRegister: 12.5 has a fraction: say its unit/],
    ['half a watt hour', { ...M1, openingRegister: '1.0005 kWh' }, /openingRegister: 1.0005 kWh is finer than a Wh/],
    ['a ratio of nothing', { ...M1, ptRatio: 0 }, /ptRatio: must be at least 1/],
  ])('are refused: %s', async (_what, meter, expected) => {
    const context = await filled();
    expect(await refusals(context, { meters: [meter] })).toEqual([expect.stringMatching(expected)]);
    expect(await kept(context, 'M1')).toEqual([]);
  });

  it('must fit what the meter read in its time, and can be corrected', async () => {
    const context = await filled();
    const readings = [
      { meterId: 'M1', takenAt: '2026-02-01', register: 300 },
      { meterId: 'M1', takenAt: '2026-03-01T08:00:00+08:00', register: 500, rates: { peak: 200 } },
    ];
    expect(await refusals(context, { readings })).toEqual([]);
    const swap = { ...M1, to: '2026-03-15', openingRegister: 10, closingRegister: 700 };
    expect(await refusals(context, { meters: [{ ...swap, openingRegister: 301 }] })).toEqual([
      'meters[0].openingRegister: does not fit what it read at 2026-01-31T16:00:00.000Z: register 300 is below 301',
    ]);
    expect(await refusals(context, { meters: [{ ...swap, closingRegister: 499 }] })).toEqual([
      'meters[0].closingRegister: does not fit what it read at 2026-03-01T00:00:00.000Z: register 499 is below 500',
    ]);
    expect(await refusals(context, { meters: [{ ...swap, closingRates: { peak: 199 } }] })).toEqual([
      'meters[0].closingRegister: does not fit what it read at 2026-03-01T00:00:00.000Z: register 199 of rate peak is below 200',
    ]);
    expect(await refusals(context, { meters: [swap] })).toEqual([]);
    await context.goTo('2026-03-21');
    expect(await refusals(context, { meters: [{ ...swap, closingRegister: 600 }] })).toEqual([]);
    expect((await kept(context, 'M1'))[0]).toBe('2026-03-14T16:00:00.000Z swap 600');
    expect(await kept(context, 'M1')).toHaveLength(4);
  });
});

describe('a meter', () => {
  it('has its time to itself: it does not reach into that of its successor', async () => {
    const context = await filled();
    expect(await refusals(context, { meters: [{ ...M1, to: '2026-03-15' }, M9] })).toEqual([]);
    expect(await refusals(context, { meters: [{ ...M1, to: '2026-03-16' }] })).toEqual([
      "meters[0].circuitId: circuit 'C1' is measured by meter 'M9' from 2026-03-15 to open",
    ]);
  });
});

describe('a reading taken by hand', () => {
  it.each([
    ['of no meter', { meterId: 'M7', takenAt: '2026-02-01', register: 1 }, "meterId: meter 'M7' is not known"],
    ['of tomorrow', { meterId: 'M1', takenAt: '2026-03-21', register: 900 }, 'takenAt: 2026-03-21 has not come yet'],
    [
      'before its meter',
      { meterId: 'M1', takenAt: '2025-12-31', register: 1 },
      "takenAt: meter 'M1' stood there from 2026-01-01 to 2026-03-15",
    ],
    [
      'after its meter',
      { meterId: 'M1', takenAt: '2026-03-16', register: 800 },
      "takenAt: meter 'M1' stood there from 2026-01-01 to 2026-03-15",
    ],
    [
      'that goes back',
      { meterId: 'M1', takenAt: '2026-02-10', register: 299 },
      'register: does not fit what it read at 2026-01-31T16:00:00.000Z: register 299 is below 300',
    ],
    [
      'beyond what came after',
      { meterId: 'M1', takenAt: '2026-02-10', register: 701 },
      'register: does not fit what it read at 2026-03-14T16:00:00.000Z: register 700 is below 701',
    ],
    [
      'that says otherwise of a moment',
      { meterId: 'M1', takenAt: '2026-02-01', register: 310 },
      "register: meter 'M1' reads 300 at this moment: to correct it, say corrects = 300",
    ],
    [
      'that corrects what nobody said',
      { meterId: 'M1', takenAt: '2026-02-01', register: 310, corrects: 290 },
      "corrects: meter 'M1' reads 300 at this moment: to correct it, say corrects = 300",
    ],
    [
      'that corrects nothing',
      { meterId: 'M1', takenAt: '2026-02-02', register: 310, corrects: 290 },
      'corrects: there is no reading of this moment',
    ],
    ['at no time of any place', { meterId: 'M1', takenAt: '2026-02-01 10:00', register: 310 }, /^takenAt: '2026-02-01 10:00' is neither/],
    ['without a register', { meterId: 'M1', takenAt: '2026-02-03' }, /^register: is missing$/],
  ])('is refused: %s', async (_what, reading, expected) => {
    const context = await filled();
    const readings = [{ meterId: 'M1', takenAt: '2026-02-01', register: 300 }];
    expect(await refusals(context, { meters: [{ ...M1, to: '2026-03-15', closingRegister: 700 }], readings })).toEqual([]);
    const [refusal, second] = await refusals(context, { readings: [reading] });
    expect(second).toBeUndefined();
    expect(refusal?.replace('readings[0].', '')).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('is corrected by one that names what stands there wrongly; that one counts from then on', async () => {
    const context = await filled();
    const wrong = { meterId: 'M1', takenAt: '2026-02-01', register: 3_000 };
    expect(await refusals(context, { readings: [wrong] })).toEqual([]);
    await context.goTo('2026-03-21');
    const right = { ...wrong, register: 300, corrects: 3_000 };
    expect(await refusals(context, { readings: [right] })).toEqual([]);
    expect(await kept(context, 'M1')).toEqual(['2026-01-31T16:00:00.000Z period-end 300']);
    const again = await importEstate(context, { content: { readings: [right] }, origin: 'again' }, openSecrets());
    expect(again).toMatchObject({ accepted: 0, unchanged: 1, rejected: [] });
  });

  it('stands in order of time, whatever the order of the file', async () => {
    const context = await filled();
    const readings = [
      { meterId: 'M1', takenAt: '2026-03-01', register: 500 },
      { meterId: 'M1', takenAt: '2026-02-01', register: 300 },
    ];
    expect(await refusals(context, { readings })).toEqual([]);
  });
});

it('an occupancy that contradicts a lease is refused with the lease that it contradicts; after its end a successor moves in', async () => {
  const context = await testContext();
  const { occupancies, ...rest } = mall();
  const take = (content: Record<string, unknown>) => importEstate(context, { content, origin: 'estate.json' }, openSecrets());
  await take({ ...rest, occupancies: occupancies.filter(({ unitId }) => unitId !== 'U1') });
  await importLeases(context, { content: [shopLease({ to: '2026-07-01' })], origin: 'leases.json' });
  const moves = (from: string) => take({ occupancies: [{ unitId: 'U1', tenantId: 'T2', from }] });
  expect((await moves('2026-06-30')).rejected).toMatchObject([
    {
      column: 'occupancies[0].from',
      reason: expect.stringMatching(/unit 'U1' is let to 'T1' by lease 'L1' from 2026-01-01 to 2026-07-01/),
    },
  ]);
  expect(await moves('2026-07-01')).toMatchObject({ accepted: 1, rejected: [] });
  expect(await moves('2026-07-01')).toMatchObject({ unchanged: 1, rejected: [] });
});
