import type { StoreTransaction } from '../../adapters/store/store.ts';
import { plainName } from '../../core/ledger/payer-key.ts';

/** Asks for each tenant once, and for many at once. */
export class KnownTenants {
  readonly #tx: StoreTransaction;
  readonly #known = new Map<string, boolean>();
  #names: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(tx: StoreTransaction) {
    this.#tx = tx;
  }

  async ask(tenantIds: readonly (string | null | undefined)[]): Promise<void> {
    const wanted = [...new Set(tenantIds)].filter((tenantId) => tenantId !== null && tenantId !== undefined);
    const known = await this.#tx.estate.knownTenants(wanted);
    for (const tenantId of wanted) this.#known.set(tenantId, known.has(tenantId));
  }

  /** The tenants with just this name, however it is written. */
  async called(name: string): Promise<readonly string[]> {
    const plain = plainName(name);
    if (plain === '') return [];
    this.#names ??= await this.#allNames();
    return this.#names.get(plain) ?? [];
  }

  async #allNames(): Promise<ReadonlyMap<string, readonly string[]>> {
    const ofName = Map.groupBy(await this.#tx.estate.tenants(), ({ name }) => plainName(name));
    return new Map([...ofName].map(([name, tenants]) => [name, tenants.map(({ tenantId }) => tenantId)]));
  }

  async has(tenantId: string): Promise<boolean> {
    const before = this.#known.get(tenantId);
    if (before !== undefined) return before;
    const known = (await this.#tx.estate.knownTenants([tenantId])).has(tenantId);
    this.#known.set(tenantId, known);
    return known;
  }
}
