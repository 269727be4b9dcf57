import type { FactRow } from '../../adapters/store/store.ts';
import { type ProvenRows, RowsDigest } from '../../core/audit/rows-digest.ts';

/** What does not fit between the rows of one table and the chain. */
export interface RowFinding {
  readonly table: string;
  /** `uncovered`: rows that no record of the chain knows of. */
  readonly kind: 'changed' | 'missing' | 'added' | 'uncovered';
  /** The record of the chain that says what was written; null when there is none. */
  readonly record: number | null;
  /** The number of the transaction that the rows name. */
  readonly number: number;
  /** How many rows differ where that can be told, else how many it may be. */
  readonly rows: number;
  /** The first of them. */
  readonly ids: readonly string[];
}

/** What the chain says of the rows of one transaction. */
export interface Expected extends ProvenRows {
  readonly record: number;
}

const MOST_IDS = 3;

/** Rows of one transaction, as they follow each other in their table. */
interface Group {
  readonly number: number;
  readonly found: ProvenRows;
  readonly ids: readonly string[];
}

/**
 * Compares the rows of one table, given to `next` in the order in which they were written, with what the chain says of each transaction, and keeps only
 * the rows of one transaction at a time. `end` says what does not fit.
 */
export class TableProof {
  readonly #table: string;
  readonly #expected: Map<number, Expected>;
  readonly #seen = new Map<number, Expected>();
  readonly #findings: RowFinding[] = [];
  readonly #unknown: Group[] = [];
  #number: number | null = null;
  #digest = new RowsDigest();
  #ids: string[] = [];

  /** @param expected by the number of the transaction; it is used up */
  constructor(table: string, expected: Map<number, Expected>) {
    this.#table = table;
    this.#expected = expected;
  }

  next({ number, id, text }: Pick<FactRow, 'number' | 'id' | 'text'>): void {
    if (number !== this.#number) this.#close();
    this.#number = number;
    this.#digest.add(text);
    if (this.#ids.length <= MOST_NAMED) this.#ids.push(id);
  }

  /** Takes rows that no record knew of yet against records that came since: a transaction may have ended while the table was read. */
  later(expected: ReadonlyMap<number, Expected>): void {
    this.#close();
    for (const group of this.#unknown.splice(0)) {
      const known = expected.get(group.number);
      if (known === undefined) this.#unknown.push(group);
      else this.#compare(group, known);
    }
  }

  end(): RowFinding[] {
    this.#close();
    for (const group of this.#unknown) this.#found('uncovered', null, group.number, group.found.n, group.ids);
    for (const [number, { record, n }] of this.#expected) this.#found('missing', record, number, n, []);
    return this.#findings;
  }

  #close(): void {
    if (this.#number === null) return;
    const group = { number: this.#number, found: this.#digest.end(), ids: this.#ids };
    this.#number = null;
    this.#digest = new RowsDigest();
    this.#ids = [];
    const known = this.#expected.get(group.number);
    const before = this.#seen.get(group.number);
    if (known !== undefined) {
      this.#expected.delete(group.number);
      this.#seen.set(group.number, known);
      this.#compare(group, known);
    } else if (before !== undefined) this.#found('added', before.record, group.number, group.found.n, group.ids);
    else this.#unknown.push(group);
  }

  #compare({ number, found, ids }: Group, expected: Expected): void {
    if (found.n === expected.n && found.sha256 === expected.sha256) return;
    const kind = found.n < expected.n ? 'missing' : found.n > expected.n ? 'added' : 'changed';
    const strange = strangers(found.each, expected.each, ids);
    const rows = kind === 'missing' ? expected.n - found.n : kind === 'added' ? found.n - expected.n : (strange?.length ?? found.n);
    this.#found(kind, expected.record, number, rows, strange ?? ids);
  }

  #found(kind: RowFinding['kind'], record: number | null, number: number, rows: number, ids: readonly string[]): void {
    this.#findings.push({ table: this.#table, kind, record, number, rows, ids: ids.slice(0, MOST_IDS) });
  }
}

/* As many as are told apart by a digest of their own. */
const MOST_NAMED = 16;

/* Rows whose own digest the record does not have; null where it kept none. Rows in another order are all strange. */
function strangers(found: readonly string[] | undefined, expected: readonly string[] | undefined, ids: readonly string[]): string[] | null {
  if (found === undefined || expected === undefined) return null;
  const left = [...expected];
  const strange = found.flatMap((mark, index) => {
    const at = left.indexOf(mark);
    if (at < 0) return [ids[index] ?? ''];
    left.splice(at, 1);
    return [];
  });
  return strange.length > 0 || found.length !== expected.length ? strange : [...ids];
}
