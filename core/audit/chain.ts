import { createHash } from 'node:crypto';
import type { Instant } from '../calendar/civil.ts';
import { canonicalJson } from './canonical-json.ts';

/** What of an audit record goes into its hash: everything but the hash itself and the texts, of which only the salted hash does. */
export interface ChainLink {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly caseIds: readonly string[];
  /** Canonical JSON. */
  readonly body: string;
  /** `textsHashOf` its names and texts; null when it has none. */
  readonly textsHash: string | null;
  /** Hash of the record before it; '' for the first. */
  readonly previousHash: string;
  /** For each of its cases, the hash of that case's record before this one; '' for the first. */
  readonly previousOfCase: Readonly<Record<string, string>>;
}

/** The hash of a link: SHA-256, in hex, of its canonical JSON. Properties beyond those of `ChainLink` do not count. */
export function chainHash(link: ChainLink): string {
  const { seq, at, kind, caseIds, body, textsHash, previousHash, previousOfCase } = link;
  return sha256(canonicalJson({ seq, at, kind, caseIds, body, textsHash, previousHash, previousOfCase }));
}

/** The salted hash of a record's texts. Without the salt nobody can try names against it once the texts are erased. */
export function textsHashOf(salt: string, texts: Readonly<Record<string, string>>): string {
  return sha256(canonicalJson({ salt, texts }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
