import type { AuditRecord, RowsBefore, RowsWritten, Store } from '../../adapters/store/store.ts';
import type { Expected } from './table-proof.ts';

/** Under which number rows from before digests were kept are proven. */
const BEFORE = 0;

/**
 * What the chain says of rows, by table, then by the number of the transaction that wrote them. Only the first record of the chain that speaks of rows
 * may speak of those from before: a later one, or a second one about the same transaction, would be there to cover what somebody changed.
 */
export class ExpectedRows {
  readonly tables: ReadonlyMap<string, Map<number, Expected>>;
  /** Records that no transaction of this program could have written. */
  readonly wrong: string[] = [];
  readonly #by: ReadonlyMap<string, 'batch' | 'written'>;
  #before: { readonly batch: number; readonly rows: number } | null = null;
  #isFirst = true;
  #seq = 0;

  /** @param by by what the rows of each table are numbered */
  constructor(by: ReadonlyMap<string, 'batch' | 'written'>) {
    this.#by = by;
    this.tables = new Map([...by.keys()].map((table) => [table, new Map()]));
  }

  /** The last record that was read. */
  get seq(): number {
    return this.#seq;
  }

  /** The number under which a row is proven: rows of the ledger from before digests were kept have a batch of then. */
  numberOf(table: string, number: number): number {
    return this.#by.get(table) === 'batch' && number <= (this.#before?.batch ?? 0) ? BEFORE : number;
  }

  /** How many rows are from before digests were kept, of all tables; null: the store has kept them from its first row on. */
  get rowsBefore(): number | null {
    return this.#before?.rows ?? null;
  }

  next({ kind, seq, body: text }: AuditRecord): void {
    this.#seq = seq;
    if (kind !== 'rows/before' && kind !== 'rows/written') return;
    const body: RowsBefore | RowsWritten = JSON.parse(text);
    if (kind === 'rows/before' && !this.#isFirst)
      this.wrong.push(`record ${seq} speaks of rows from before, and records of rows stand before it`);
    if (kind === 'rows/before' && this.#isFirst)
      this.#before = { batch: body.batch ?? 0, rows: Object.values(body.rows).reduce((sum, { n }) => sum + n, 0) };
    this.#isFirst = false;
    for (const [table, rows] of Object.entries(body.rows)) {
      const known = this.tables.get(table);
      const number = 'number' in body ? (this.#by.get(table) === 'batch' ? body.batch : body.number) : BEFORE;
      if (known === undefined || number === null) this.wrong.push(`record ${seq} proves rows of ${table}, which this version cannot check`);
      else if (known.has(number)) this.wrong.push(`record ${seq} proves rows of ${table} that an earlier record proved`);
      else known.set(number, { ...rows, record: seq });
    }
  }
}

/** One that knows the tables of this store, and no record yet. */
export async function noRowsYet(store: Store): Promise<ExpectedRows> {
  const kinds = await store.read(async (tx) => tx.audit.factTables);
  return new ExpectedRows(new Map(kinds.map(({ table, by }) => [table, by])));
}
