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

/* Texts are hashed together, so many UTF-16 units at a time: most are so short that handing each over would cost more than hashing it. */
const TOGETHER = 16 * 1024;

/** The digest of rows that come one after the other. Each text is well-formed at its ends, as `rowText` makes it. */
export class RowsDigest {
  readonly #hash = createHash('sha256');
  #text = '';
  #n = 0;
  #each: string[] | null = [];

  add(text: string): void {
    this.#text += text;
    if (this.#text.length >= TOGETHER) this.#flush();
    this.#n++;
    if (this.#each === null) return;
    if (this.#n > FEW) this.#each = null;
    else this.#each.push(rowMark(text));
  }

  /** Once, after the last one. */
  end(): ProvenRows {
    this.#flush();
    const proven = { n: this.#n, sha256: this.#hash.digest('hex') };
    return this.#each === null ? proven : { ...proven, each: this.#each };
  }

  #flush(): void {
    this.#hash.update(this.#text, 'utf8');
    this.#text = '';
  }
}

function rowMark(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 12);
}
