import { type ChainLink, chainHash, textsHashOf } from './chain.ts';

/** The first link that does not hold, and why. */
export interface BrokenLink {
  readonly seq: number;
  readonly reason: string;
}

/** The texts of a record as they are stored beside the chain; null when they were erased or never were. */
export interface StoredTexts {
  readonly salt: string;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Checks a site's chain record by record, in order, from its first one on: give each to `next`, which returns what is broken, or null.
 * Erased texts leave the chain valid; texts that are still there must give the hash that the chain holds.
 * After the first broken link the rest says nothing: stop there.
 */
export class ChainCheck {
  #seq = 0;
  #head = '';
  readonly #ofCase = new Map<string, string>();

  /** Seq and hash of the last record that held. */
  get head(): { seq: number; hash: string } {
    return { seq: this.#seq, hash: this.#head };
  }

  next(record: ChainLink & { readonly hash: string }, stored: StoredTexts | null = null): BrokenLink | null {
    const reason = this.#reason(record, stored);
    if (reason !== null) return { seq: record.seq, reason };
    this.#seq = record.seq;
    this.#head = record.hash;
    for (const caseId of record.caseIds) this.#ofCase.set(caseId, record.hash);
    return null;
  }

  #reason(record: ChainLink & { readonly hash: string }, stored: StoredTexts | null): string | null {
    if (record.seq !== this.#seq + 1) return `record ${this.#seq + 1} is missing: the next one has number ${record.seq}`;
    if (record.previousHash !== this.#head) return 'it does not carry the hash of the record before it';
    if (chainHash(record) !== record.hash) return 'its content does not give its hash: it was changed';
    if (Object.keys(record.previousOfCase).length !== new Set(record.caseIds).size) return 'its links to cases are not those of its cases';
    for (const caseId of record.caseIds) {
      if (record.previousOfCase[caseId] !== (this.#ofCase.get(caseId) ?? ''))
        return `it does not carry the hash of the record before it of case ${caseId}`;
    }
    if (stored && record.textsHash === null) return 'texts stand beside it that it does not know of';
    if (stored && textsHashOf(stored.salt, stored.texts) !== record.textsHash) return 'the texts beside it were changed';
    return null;
  }
}
