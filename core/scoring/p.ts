import type { Factor } from './factor.ts';
import { FACTORS } from './factors/registry.ts';
import type { PaymentHistory } from './history.ts';
import type { Contribution } from './score.ts';
import type { WeightSet } from './weights/weights.ts';

/** P with what it is made of: `p = offset + Σ contributions`. */
export interface PResult {
  readonly p: number;
  readonly offset: number;
  readonly contributions: readonly Contribution[];
}

/** The value of each factor, in the registry's order. */
export function factorValues(history: PaymentHistory): number[] {
  return FACTORS.map((factor) => factor.value(history));
}

/**
 * P = (Σ zA·A + Σ zB·(1 − B)) / Σ z, so that P lies in [0, 1], a factor of A can only raise it and one of B only lower it.
 * A contributes zA·A/Σz, B contributes −zB·B/Σz, and the offset Σ zB/Σz is what a tenant without any A or B has.
 * @param values one per factor of `factors`, in [0, 1]
 * @throws RangeError when a weight is negative or no number, or all of them are 0
 */
export function predict(values: readonly number[], weights: WeightSet, factors: readonly Factor[] = FACTORS): PResult {
  const z = factors.map((factor) => weightOf(weights, factor.id));
  const total = z.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) throw new RangeError(`Weight set '${weights.name}' gives no factor any weight: set at least one above 0.`);
  let offset = 0;
  let p = 0;
  const contributions = factors.map((factor, index): Contribution => {
    const weight = z[index] ?? 0;
    const value = values[index] ?? 0;
    const positive = factor.direction === 'positive';
    if (!positive) offset += weight / total;
    // `0 -` keeps a zero from becoming −0, which JSON and people read differently.
    const contribution = positive ? (weight * value) / total : 0 - (weight * value) / total;
    p += contribution;
    return { factor: factor.id, direction: factor.direction, value, weight, contribution };
  });
  return { p: Math.min(1, Math.max(0, offset + p)), offset, contributions };
}

function weightOf(weights: WeightSet, factor: string): number {
  const weight = weights.z[factor] ?? 0;
  if (!(weight >= 0 && Number.isFinite(weight))) {
    throw new RangeError(`Weight of '${factor}' in '${weights.name}' is ${weight}: it must be a number of 0 or more.`);
  }
  return weight;
}
