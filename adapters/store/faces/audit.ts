import type { ChainLink } from '../../../core/audit/chain.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { BesideChainFace } from './beside-chain.ts';
import type { UnreadableCells } from './unreadable-cells.ts';
import type { FactsFace } from './written.ts';

/**
 * One link of the site's hash chain, with its hash. Kinds are `case/opened`, `evidence`, `decision/may-lock`, `order/confirmed`, `import` …;
 * the body holds only ids, numbers and salted hashes of texts, so that erasing a person leaves the chain valid.
 */
export interface AuditRecord extends ChainLink {
  readonly hash: string;
}

export interface AuditEntry {
  readonly at: Instant;
  readonly kind: string;
  readonly caseIds?: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  /** Names and texts: stored beside the chain under a salt, which the chain holds the hash of. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface AuditRepository extends FactsFace, BesideChainFace, UnreadableCells {
  /** Appends one record in this transaction and returns its hash, the new head. */
  append(entry: AuditEntry): Promise<string>;
  head(): Promise<{ seq: number; hash: string }>;
  /** Records in order, from `afterSeq` on. */
  list(filter: { afterSeq?: number; caseId?: string; limit?: number }): Promise<AuditRecord[]>;
  /** The stored texts of a record that still have theirs, with the salt that their hash was made with. */
  texts(seq: number): Promise<{ salt: string; texts: Readonly<Record<string, string>> } | null>;
}
