import type { Instant } from '../../../core/calendar/civil.ts';

/** One link of the site's hash chain. */
export interface AuditRecord {
  readonly seq: number;
  readonly at: Instant;
  /** e.g. `case/opened`, `evidence`, `decision/may-lock`, `order/confirmed`, `import`. */
  readonly kind: string;
  readonly caseIds: readonly string[];
  /** Canonical JSON; holds only ids, numbers and salted hashes of texts, so that erasing a person leaves the chain valid. */
  readonly body: string;
  /** The salted hash of its texts; null when it has none. */
  readonly textsHash: string | null;
  readonly previousHash: string;
  /** For each case: the hash of its record before this one ('' for the first). */
  readonly previousOfCase: Readonly<Record<string, string>>;
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

export interface AuditRepository {
  /** Appends one record in this transaction and returns its hash, the new head. */
  append(entry: AuditEntry): Promise<string>;
  head(): Promise<{ seq: number; hash: string }>;
  /** Records in order, from `afterSeq` on. */
  list(filter: { afterSeq?: number; caseId?: string; limit?: number }): Promise<AuditRecord[]>;
  /** The stored texts of a record that still have theirs, with the salt that their hash was made with. */
  texts(seq: number): Promise<{ salt: string; texts: Readonly<Record<string, string>> } | null>;
}
