import type { Store } from '../../adapters/store/store.ts';

const chains = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * Runs steps on one circuit of one store one after the other: an unlock that comes while a lock's frame is in the air waits for that exchange
 * to end (seconds of link time), so that the two never interleave on a switch.
 */
export async function oneAtATime<T>(store: Store, circuitId: string, step: () => Promise<T>): Promise<T> {
  let chain = chains.get(store);
  if (!chain) {
    chain = new Map();
    chains.set(store, chain);
  }
  const before = chain.get(circuitId);
  const mine = before ? before.then(step, step) : step();
  chain.set(circuitId, mine);
  try {
    return await mine;
  } finally {
    if (chain.get(circuitId) === mine) chain.delete(circuitId);
  }
}
