import type { StoreTransaction } from '../../adapters/store/store.ts';

/** Names of tenants by id, for those that the estate knows. */
export async function tenantNames(tx: StoreTransaction): Promise<ReadonlyMap<string, string>> {
  return new Map((await tx.estate.tenants()).map(({ tenantId, name }) => [tenantId, name]));
}
