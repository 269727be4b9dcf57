import type { Instant } from '../../../core/calendar/civil.ts';

/** A contract that was read: its text as it came out, the form it was read by, and what that found. Never changed. */
export interface StoredContract {
  readonly contractId: string;
  readonly origin: string;
  readonly kind: 'text' | 'pdf' | 'docx';
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly text: string;
  /** Where each line of the text stands, as JSON of `DocumentLine[]`. */
  readonly lines: string;
  readonly formId: string;
  readonly formVersion: number;
  /** The form itself, as JSON. */
  readonly form: string;
  /** What was found, as JSON of `Term[]`. */
  readonly terms: string;
  readonly knownAt: Instant;
}

/** What a person answered to a question about a contract; a later answer to the same stands beside the earlier one and counts. */
export interface ContractAnswer {
  readonly contractId: string;
  readonly number: number;
  readonly term: string;
  /** JSON; `null` says that the contract has no such term. */
  readonly value: string;
  readonly by: string;
  readonly reason: string;
  readonly knownAt: Instant;
}

/** That a contract was imported as a lease. */
export interface ContractLease {
  readonly contractId: string;
  readonly number: number;
  readonly leaseId: string;
  readonly knownAt: Instant;
}

export interface ContractRepository {
  /** Adds a contract; `unchanged` when it was read before. */
  add(contract: StoredContract): Promise<'accepted' | 'unchanged'>;
  get(contractId: string): Promise<StoredContract | null>;
  /** The newest first, at most `limit`, from `offset` on. */
  list(limit: number, offset: number): Promise<StoredContract[]>;
  /** Adds an answer under its contract's next number, and returns it. */
  answer(answer: Omit<ContractAnswer, 'number'>): Promise<ContractAnswer>;
  /** Answers to a contract, oldest first. */
  answers(contractId: string): Promise<ContractAnswer[]>;
  noteLease(lease: Omit<ContractLease, 'number'>): Promise<void>;
  leases(contractId: string): Promise<ContractLease[]>;
}
