import { describe, expect, it } from 'vitest';
import { type LockableCircuit, lockableCircuit } from '../../../core/estate/circuit.ts';
import type { Circuit, ProtectedClass } from '../../../core/estate/estate.ts';

const shop: Circuit = {
  circuitId: 'C1',
  unitId: 'U1',
  utility: 'electricity',
  protectedClass: 'none',
  servesOnlyUnit: true,
  supply: 'submetered',
};
const rulesOf = (circuit: Circuit): string[] => {
  const result = lockableCircuit(circuit);
  return result.ok ? [] : result.reasons.map(({ rule }) => rule);
};

describe('which circuits a lock may touch', () => {
  it('is the sub-metered one that feeds the shop alone', () => {
    expect(lockableCircuit(shop)).toEqual({ ok: true, circuit: shop });
  });

  it.each<[ProtectedClass, string]>([
    ['fire', 'L29'],
    ['emergency-light', 'L29'],
    ['alarm', 'L29'],
    ['refrigeration', 'L19'],
    ['medical', 'L19'],
  ])('is never one that feeds %s (%s)', (protectedClass, rule) => {
    expect(rulesOf({ ...shop, protectedClass })).toEqual([rule]);
  });

  it('is none that others hang on, nor one of the utility (L7), and every reason is given', () => {
    expect(rulesOf({ ...shop, servesOnlyUnit: false })).toEqual(['L7']);
    expect(rulesOf({ ...shop, supply: 'utility-direct' })).toEqual(['L7']);
    expect(rulesOf({ ...shop, protectedClass: 'fire', servesOnlyUnit: false, supply: 'utility-direct' })).toEqual(['L29', 'L7', 'L7']);
  });

  it('cannot be claimed by a type alone', () => {
    // @ts-expect-error a plain circuit is no lockable one
    const claimed: LockableCircuit = shop;
    expect(claimed).toBe(shop);
  });
});
