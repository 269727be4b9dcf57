import type { ContractAnswer, ContractLease, StoredContract } from '../faces/contracts.ts';
import type { Written } from './estate-tables.ts';

type Row<Fact> = { siteId: string } & Written & { -readonly [K in keyof Fact]: Fact[K] };

export interface ContractTables {
  contract: Row<StoredContract>;
  contractAnswer: Row<ContractAnswer>;
  contractLease: Row<ContractLease>;
}
