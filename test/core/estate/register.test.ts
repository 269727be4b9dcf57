import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBuilding } from '../../../core/estate/building.ts';
import { parseFloor } from '../../../core/estate/floor.ts';
import { parseImportedReading } from '../../../core/estate/imported-reading.ts';
import { readRegister, wentBack } from '../../../core/estate/register.ts';

describe('a register as people write it', () => {
  it.each([
    ['412.75 kWh', 412_750],
    ['0.001kWh', 1],
    [' 87.123 m³ ', 87_123],
    ['87 M3', 87_000],
    ['1.234567 MWh', 1_234_567],
    ['12 l', 12],
    ['500', 500],
    [500, 500],
    ['12.000', 12],
    ['1.2500 kWh', 1_250],
  ])('%s is %i Wh or litres', (written, register) => {
    expect(readRegister(written)).toBe(register);
  });

  it.each([
    ['12.5', /12\.5 has a fraction: say its unit/],
    ['1.2345 kWh', /finer than a Wh or a litre/],
    ['0.5 l', /finer than/],
    ['-1', /is no register/],
    ['1,234 kWh', /is no register/],
    ['1e3', /is no register/],
    ['12 gal', /is no register/],
    ['', /is no register/],
    ['9999999999999 MWh', /is too large/],
    [1.5, /is no whole number/],
    [-1, /is no whole number/],
    [2 ** 53, /is no whole number/],
    [null, /is no register/],
  ])('%s is refused', (written, reason) => {
    expect(readRegister(written)).toMatch(reason);
  });

  it('is exact: what is written in kWh is the Wh that it was', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999 }), (register) => {
        const written = `${Math.floor(register / 1000)}.${String(register % 1000).padStart(3, '0')} kWh`;
        expect(readRegister(written)).toBe(register);
      }),
    );
  });

  it('never goes back, in total or at a rate; a rate that only one of them knows says nothing', () => {
    const at = (register: number, rates: Record<string, number> | null = null) => ({ register, rates });
    expect(wentBack(at(5), at(5))).toBeNull();
    expect(wentBack(at(5), at(4))).toBe('register 4 is below 5');
    expect(wentBack(at(5, { peak: 3 }), at(9, { peak: 2, flat: 0 }))).toBe('register 2 of rate peak is below 3');
    expect(wentBack(at(5, { peak: 3 }), at(9))).toBeNull();
    expect(wentBack(at(5), at(9, { peak: 0 }))).toBeNull();
  });
});

describe('what else an estate is made of', () => {
  it('fills in what may be left out, and names what does not fit', () => {
    expect(parseBuilding({ building: 'A', name: 'East wing' })).toMatchObject({ value: { address: null } });
    expect(parseFloor({ building: 'A', floor: 'P1', name: 'Car park', level: -1 })).toMatchObject({ value: { level: -1 } });
    expect(parseFloor({ building: 'A', floor: '1', name: 'Ground', level: 0.5 })).toMatchObject({ problems: [{ place: 'level' }] });
    expect(parseBuilding({ building: 'A', name: 'East wing', adress: 'x' })).toMatchObject({ ok: false });
  });

  it('takes a reading at a date or an instant, brought into its fixed shape', () => {
    const reading = { meterId: 'M1', takenAt: '2026-02-01T08:00+08:00', register: '1.5 kWh', rates: { peak: '0.5 kWh', valley: 1_000 } };
    expect(parseImportedReading(reading)).toMatchObject({
      value: { takenAt: '2026-02-01T00:00:00.000Z', register: 1_500, rates: { peak: 500, valley: 1_000 }, corrects: null },
    });
    expect(parseImportedReading({ ...reading, takenAt: '2026-02-01' })).toMatchObject({ value: { takenAt: '2026-02-01' } });
    expect(parseImportedReading({ ...reading, takenAt: '2026-02-30' })).toMatchObject({ problems: [{ place: 'takenAt' }] });
    expect(parseImportedReading({ ...reading, rates: {} })).toMatchObject({ problems: [{ place: 'rates' }] });
    expect(parseImportedReading({ ...reading, rates: { peak: 'many' } })).toMatchObject({ problems: [{ place: 'rates.peak' }] });
  });
});
