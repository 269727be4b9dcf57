import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { hash128 } from './hash128.ts';

/** A stream of draws of its own. */
export interface Stream {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** From 0 (included) to 1. */
  unit(): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * The stream for one thing on one occasion. It depends on its key alone, never on what was drawn before or in which order messages arrived:
 * that is what makes two runs of one seed the same, and a restarted run the same as one that never stopped.
 * @param seed of the run
 * @param purpose what is drawn, e.g. `delay`
 * @param id for whom, e.g. a tenant
 * @param occasion for when, e.g. a due date
 */
export function stream(seed: number, purpose: string, id = '', occasion = ''): Stream {
  const generator = xoroshiro128plusFromState(hash128(`${seed}\u0000${purpose}\u0000${id}\u0000${occasion}`));
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  const unit = () => uniformFloat64(generator);
  return {
    int,
    unit,
    chance: (p) => unit() < p,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new RangeError(`nothing to pick from for ${purpose} ${id}`);
      return list[int(0, list.length - 1)] as T;
    },
    shuffle<T>(list: readonly T[]): T[] {
      const left = [...list];
      const order: T[] = [];
      while (left.length > 0) order.push(...left.splice(int(0, left.length - 1), 1));
      return order;
    },
  };
}
