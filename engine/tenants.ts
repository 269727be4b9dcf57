import type { EngineContext } from './context.ts';

/** The tenants named, each once, or every tenant of the estate. */
export async function tenantIds(context: EngineContext, tenants: readonly string[] | 'all'): Promise<string[]> {
  if (tenants !== 'all') return [...new Set(tenants)];
  return context.store.transaction(async (tx) => (await tx.estate.tenants()).map(({ tenantId }) => tenantId));
}

/** `items` in pieces of at most `size`. */
export function* batches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
