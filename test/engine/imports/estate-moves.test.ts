import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

async function site() {
  const context = await testContext({ start: '2026-03-01' });
  const take = async (content: Readonly<Record<string, unknown>>) => {
    const { rejected } = await importEstate(context, { content, origin: 'estate.json' }, openSecrets());
    return rejected.map(({ column, reason }) => `${column}: ${reason}`);
  };
  await take(mall());
  return take;
}
const M1 = { meterId: 'M1', circuitId: 'C1', dtuId: 'dtu-1', number: '000000000001', from: '2026-01-01' };

describe('registers', () => {
  it('are refused in the unit of the other utility', async () => {
    const take = await site();
    const reading = (meterId: string, register: string, more = {}) =>
      take({ readings: [{ meterId, takenAt: '2026-02-01', register, ...more }] });
    expect(await reading('M1', '500 m3')).toEqual([
      "readings[0].register: '500 m3' is of water, and it measures electricity: Wh, kWh or MWh",
    ]);
    expect(await reading('M1W', '500 kWh')).toEqual(["readings[0].register: '500 kWh' is of electricity, and it measures water: l or m3"]);
    expect(await reading('M1', '9', { rates: { peak: '4 l' } })).toEqual([
      "readings[0].rates: '4 l' is of water, and it measures electricity: Wh, kWh or MWh",
    ]);
    expect(await reading('M1', '500 kWh')).toEqual([]);
    expect(await reading('M1W', '500 m3')).toEqual([]);
    expect((await take({ meters: [{ ...M1, openingRegister: '1 m3' }] }))[0]).toContain("meters[0].openingRegister: '1 m3' is of water");
  });
});

describe('what was read', () => {
  it('does not become another unit’s, or another utility’s', async () => {
    const take = await site();
    const circuit = { circuitId: 'C1', unitId: 'U1', utility: 'electricity' };
    expect(await take({ circuits: [{ ...circuit, unitId: 'U2' }] })).toEqual([]);
    expect(await take({ circuits: [circuit] })).toEqual([]);
    await take({ readings: [{ meterId: 'M1', takenAt: '2026-02-01', register: 500 }] });
    expect(await take({ circuits: [{ ...circuit, unitId: 'U2' }] })).toEqual([
      "circuits[0].unitId: circuit 'C1' is of U1, and its meter 'M1' was read: give a new circuit with a new meter",
    ]);
    expect((await take({ circuits: [{ ...circuit, utility: 'water' }] }))[0]).toContain('circuits[0].utility');
    expect(await take({ circuits: [{ ...circuit, protectedClass: 'fire' }] })).toEqual([]);
  });

  it('stays within the time of its meter', async () => {
    const take = await site();
    expect(await take({ meters: [{ ...M1, from: '2026-01-02' }] })).toEqual([]);
    await take({ readings: [{ meterId: 'M1', takenAt: '2026-02-01', register: 500 }] });
    expect((await take({ meters: [{ ...M1, from: '2026-02-10' }] }))[0]).toMatch(
      /meters\[0\].from: meter 'M1' was read, .*2026-01-02: end it/,
    );
    expect(await take({ meters: [{ ...M1, from: '2026-01-02', ctRatio: 30 }] })).toEqual([]);
  });
});
