import type { ContractAnswer, ContractLease, StoredContract } from '../faces/contracts.ts';

type Row<Fact> = { siteId: string } & { -readonly [K in keyof Fact]: Fact[K] };

export interface ContractTables {
  contract: Row<StoredContract>;
  contractAnswer: Row<ContractAnswer>;
  contractLease: Row<ContractLease>;
}
