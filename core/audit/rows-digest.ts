import { createHash, hash } from 'node:crypto';

/** What a record of the chain says of the rows that one transaction wrote to one table. */
export interface ProvenRows {
  readonly n: number;
  /** SHA-256, in hex, of their texts (`rowText`) one after the other, in the order in which they were written. */
  readonly sha256: string;
  /** The beginning of each row's own SHA-256, while they are few: it proves nothing more, it tells which row was changed. */
  readonly each?: readonly string[];
}

/** Up to so many rows are told apart. */
const FEW = 16;

/** The digest of rows that come one after the other. */
export class RowsDigest {
  readonly #hash = createHash('sha256');
  #n = 0;
  #each: string[] | null = [];

  add(text: string): void {
    this.#hash.update(text, 'utf8');
    this.#n++;
    if (this.#each === null) return;
    if (this.#n > FEW) this.#each = null;
    else this.#each.push(rowMark(text));
  }

  /** Once, after the last one. */
  end(): ProvenRows {
    const proven = { n: this.#n, sha256: this.#hash.digest('hex') };
    return this.#each === null ? proven : { ...proven, each: this.#each };
  }
}

function rowMark(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 12);
}
