import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAND_RANGES, bandOf } from '../../../core/scoring/bands.ts';
import { FACTORS } from '../../../core/scoring/factors/registry.ts';
import { predict } from '../../../core/scoring/p.ts';
import { scoreTenant } from '../../../core/scoring/score-tenant.ts';
import { handWeights } from '../../../core/scoring/weights/hand.ts';
import { NOW, ZONE } from './history-of.ts';

const A = { ...FACTORS[0], id: 'a', direction: 'positive' } as (typeof FACTORS)[number];
const B = { ...FACTORS[0], id: 'b', direction: 'negative' } as (typeof FACTORS)[number];
const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: FACTORS.length, maxLength: FACTORS.length });
const anyZ = fc
  .array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: FACTORS.length, maxLength: FACTORS.length })
  .filter((z) => z.some((weight) => weight > 0.01))
  .map((z) => ({ name: 'any', z: Object.fromEntries(FACTORS.map(({ id }, index) => [id, z[index] ?? 0])) }));

describe('P', () => {
  it('is (zA·A + zB·(1 − B)) / Σz, by hand', () => {
    const { p, offset, contributions } = predict([0.8, 0.25], { name: 'two', z: { a: 3, b: 1 } }, [A, B]);
    expect(p).toBeCloseTo((3 * 0.8 + 1 * 0.75) / 4, 12);
    expect(offset).toBeCloseTo(0.25, 12);
    expect(contributions.map(({ contribution }) => contribution)).toEqual([(3 * 0.8) / 4, -0.25 / 4]);
  });

  it('lies in [0, 1], is its offset and contributions, and no contribution points against its direction', () => {
    fc.assert(
      fc.property(values, anyZ, (given, weights) => {
        const { p, offset, contributions } = predict(given, weights);
        expect(p >= 0 && p <= 1).toBe(true);
        expect(contributions.reduce((sum, { contribution }) => sum + contribution, offset)).toBeCloseTo(p, 9);
        for (const { direction, contribution } of contributions)
          expect(direction === 'positive' ? contribution >= 0 : contribution <= 0).toBe(true);
      }),
      { seed: 1414 },
    );
  });

  it('never falls when a factor of A rises, never rises when one of B does', () => {
    fc.assert(
      fc.property(values, anyZ, fc.nat(FACTORS.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), (given, weights, index, up) => {
        const more = given.with(index, Math.max(given[index] ?? 0, up));
        const change = predict(more, weights).p - predict(given, weights).p;
        if (FACTORS[index]?.direction === 'positive') expect(change).toBeGreaterThanOrEqual(-1e-12);
        else expect(change).toBeLessThanOrEqual(1e-12);
      }),
      { seed: 1415 },
    );
  });

  it('refuses weights that are negative, no number, or all zero, and says which', () => {
    expect(() => predict([1, 1], { name: 'bad', z: { a: -1, b: 1 } }, [A, B])).toThrow(/'a' in 'bad' is -1/);
    expect(() => predict([1, 1], { name: 'bad', z: { a: Number.NaN, b: 1 } }, [A, B])).toThrow(/'a' in 'bad'/);
    expect(() => predict([1, 1], { name: 'none', z: {} }, [A, B])).toThrow(/'none' gives no factor any weight/);
  });

  it('has a hand-set weight for every factor', () => {
    expect(Object.keys(handWeights.z).sort()).toEqual(FACTORS.map(({ id }) => id).sort());
  });
});

describe('bands', () => {
  it('are ranges of P that cover [0, 1], best first', () => {
    expect([1, 0.85, 0.8499, 0.68, 0.6799, 0.5, 0.4999, 0].map((p) => bandOf(p))).toEqual([
      'reliable',
      'reliable',
      'usual',
      'usual',
      'wavering',
      'wavering',
      'at-risk',
      'at-risk',
    ]);
    expect(BAND_RANGES.at(-1)?.from).toBe(0);
    expect(bandOf(Number.NaN)).toBe('at-risk');
  });

  it('put a tenant nobody knows yet among the usual ones, marked low in confidence', () => {
    expect(scoreTenant('new', [], NOW, ZONE)).toMatchObject({ band: 'usual', confidence: 'low', weights: 'hand-1', asOf: '2026-03-01' });
  });
});
