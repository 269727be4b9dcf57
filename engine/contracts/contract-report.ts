import type { Instant } from '../../core/calendar/civil.ts';
import type { PlaceName, Term, TermName, Topic, UnreadName, Why } from '../../core/lease/forms/terms.ts';
import type { ImportReport, RejectedRow } from '../imports/import-report.ts';

/** A term of the contract, what a name in it is called in the estate, or a sentence that no term has read. */
export type QuestionName = TermName | PlaceName | UnreadName;

/** A place of the contract that speaks for a term. */
export interface QuoteShown {
  readonly text: string;
  /** Where it stands in the text that was read (`end` not included). */
  readonly start: number;
  readonly end: number;
  /** Number of its clause as printed, or null. */
  readonly clause: string | null;
  /** Page of a PDF, else null; line of the page (of a text), paragraph of a Word document. */
  readonly page: number | null;
  readonly line: number | null;
}

/** What was found of one term, and what a person said of it since: both stay. */
export interface ReviewedTerm {
  readonly name: QuestionName;
  /** As it was found, and checked against the rest. */
  readonly status: Term['status'];
  readonly value: unknown;
  readonly reason: string;
  readonly quotes: readonly QuoteShown[];
  readonly answer: { readonly value: unknown; readonly by: string; readonly reason: string; readonly at: Instant } | null;
  /** A person must look at it. */
  readonly waits: boolean;
  /** The reason for programs. */
  readonly why?: Why;
  /** What a sentence that no term has read is about. */
  readonly topic?: Topic;
}

export interface ContractReport {
  readonly contractId: string;
  /** Its number, tenant and landlord as far as they are known; else where it came from. */
  readonly title: string;
  readonly origin: string;
  readonly kind: 'text' | 'pdf' | 'docx';
  readonly form: { readonly formId: string; readonly version: number };
  readonly readAt: Instant;
  /** `waiting` for answers; `imported` as a lease; `refused`: it is whole, and its import refused it (`refused` says why). */
  readonly state: 'waiting' | 'imported' | 'refused';
  readonly leaseId: string | null;
  readonly terms: readonly ReviewedTerm[];
  readonly waiting: readonly QuestionName[];
  /** What the house decided, where the contract leaves it open. */
  readonly assumed: readonly string[];
  readonly refused: readonly RejectedRow[];
}

/** An import of one contract: what every import says, and the contract itself (null when it could not be read at all). */
export interface ContractImport extends ImportReport {
  readonly contract: ContractReport | null;
}

/** One line of the list of contracts. */
export interface ContractSummary {
  readonly contractId: string;
  /** Its number, tenant and landlord as far as they are known; else where it came from. */
  readonly title: string;
  readonly origin: string;
  readonly formId: string;
  readonly readAt: Instant;
  readonly leaseId: string | null;
  readonly waiting: readonly QuestionName[];
}
