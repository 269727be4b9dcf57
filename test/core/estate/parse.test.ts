import { describe, expect, it } from 'vitest';
import { parseCircuit } from '../../../core/estate/circuit.ts';
import { parseDtu } from '../../../core/estate/dtu.ts';
import { parseMeter } from '../../../core/estate/meter.ts';
import { parseOccupancy } from '../../../core/estate/occupancy.ts';
import { parseTenant } from '../../../core/estate/tenant.ts';
import { parseUnit } from '../../../core/estate/unit.ts';
import type { Parsed } from '../../../core/parsing/parsed.ts';

const problemOf = (parsed: Parsed<unknown>): string =>
  parsed.ok ? 'read' : parsed.problems.map(({ place, reason }) => `${place}: ${reason}`).join('; ');

describe('an estate, read strictly', () => {
  it('fills in what may be left out', () => {
    expect(parseUnit({ unitId: 'U1', building: 'A', floor: '1' })).toEqual({
      ok: true,
      value: { unitId: 'U1', building: 'A', floor: '1', areaM2: null },
    });
    expect(parseTenant({ tenantId: 'T1', name: ' Tea house ' })).toMatchObject({
      value: { name: 'Tea house', language: 'en', contacts: [] },
    });
    expect(parseCircuit({ circuitId: 'C1', unitId: 'U1', utility: 'water' })).toMatchObject({
      value: { protectedClass: 'none', servesOnlyUnit: true, supply: 'submetered' },
    });
    expect(parseMeter({ meterId: 'M1', circuitId: 'C1', dtuId: 'D1', number: '000123', from: '2026-01-01' })).toMatchObject({
      value: { profile: 'dtu-json', ctRatio: 1, to: null, reconnect: 'direct' },
    });
    expect(parseOccupancy({ unitId: 'U1', tenantId: 'T1', from: '2026-01-01' })).toMatchObject({ value: { to: null } });
  });

  it('names the place and the reason of what does not fit', () => {
    const contacts = [{ channel: 'fax', address: 'x' }];
    expect(problemOf(parseTenant({ tenantId: 'T1', name: 'x', contacts }))).toMatch(/^contacts\[0\]\.channel: /);
    expect(problemOf(parseDtu({ dtuId: 'a/b', floor: '1' }))).toMatch(/^dtuId: is no id/);
    expect(problemOf(parseDtu({ dtuId: 'mall/#', floor: '1' }))).toMatch(/^dtuId/);
    expect(problemOf(parseOccupancy({ unitId: 'U1', tenantId: 'T1', from: '2026-01-01', to: '2026-01-01' }))).toMatch(
      /^to: must lie after/,
    );
    expect(problemOf(parseMeter({ meterId: 'M1', circuitId: 'C1', dtuId: 'D1', number: '1', from: '2026-02-30' }))).toMatch(
      /^from: is no date/,
    );
    expect(problemOf(parseUnit(null))).toMatch(/^: /);
  });

  it('never reads a mistyped protection as none', () => {
    expect(problemOf(parseCircuit({ circuitId: 'C1', unitId: 'U1', utility: 'electricity', protectedclass: 'fire' }))).toMatch(
      /protectedclass/,
    );
    expect(problemOf(parseCircuit({ circuitId: 'C1', unitId: 'U1', utility: 'electricity', protectedClass: 'lift' }))).toMatch(
      /^protectedClass/,
    );
    expect(problemOf(parseCircuit({ circuitId: 'C1', unitId: 'U1', utility: 'electricity', servesOnlyUnit: 'no' }))).toMatch(
      /^servesOnlyUnit/,
    );
  });
});
