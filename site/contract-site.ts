import type { Actor } from '../core/lock/actor.ts';
import type { EngineContext } from '../engine/context.ts';
import { type AnswerReport, type AnswerRequest, answerTerm } from '../engine/contracts/answer-term.ts';
import type { ContractImport, ContractReport, ContractSummary } from '../engine/contracts/contract-report.ts';
import { showContract } from '../engine/contracts/finish-contract.ts';
import { listContracts } from '../engine/contracts/list-contracts.ts';
import { readContract } from '../engine/contracts/read-contract.ts';
import type { ImportInput } from '../engine/imports/import-report.ts';

/** Leases that come as contracts in their own words. */
export interface ContractSite {
  /** Reads a contract (text, PDF, DOCX) by a form: the id of one that ships, or a form as data. */
  readContract(input: ImportInput, form: unknown): Promise<ContractImport>;
  /** The review list: contracts, the newest first; `waiting` leaves out those that are leases. */
  contracts(filter?: { waiting?: boolean; limit?: number; offset?: number }): Promise<ContractSummary[]>;
  /** A contract with every term, its quotations, and what persons answered; null when there is none. */
  contract(contractId: string): Promise<ContractReport | null>;
  /** What a person says of a term; when nothing waits any more, the lease is imported. */
  answerContract(request: AnswerRequest, by: Actor): Promise<AnswerReport>;
}

/** @param held holds civil time while a use case runs */
export function contractSite(context: EngineContext, held: <T>(what: string, work: () => Promise<T>) => Promise<T>): ContractSite {
  return {
    readContract: (input, form) => held('import', () => readContract(context, input, form)),
    contracts: (filter) => held('read', () => listContracts(context, filter)),
    contract: (contractId) => held('read', () => showContract(context, contractId)),
    answerContract: (request, by) => held('import', () => answerTerm(context, request, by)),
  };
}
