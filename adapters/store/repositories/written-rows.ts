import { rowText } from '../../../core/audit/row-text.ts';
import { RowsDigest } from '../../../core/audit/rows-digest.ts';
import { type Instant, latest } from '../../../core/calendar/civil.ts';
import type { RowsWritten } from '../faces/written.ts';
import { FACT_TABLES, type FactTable, type FactTableName } from '../schema/fact-tables.ts';
import { auditRepository } from './audit.ts';
import type { Scope } from './scope.ts';

/** What a repository that adds facts works on. */
export interface WritingScope extends Scope {
  readonly written: WrittenRows;
}

type Row = Readonly<Record<string, string | number | null>>;

/** Columns that say when a row became known, the first that a row has. */
const TIMES = ['knownAt', 'at', 'openedAt', 'from'] as const;

/**
 * The facts that one transaction writes, digested as they are written, none read back. Before the commit one record of the chain says of each table
 * how many rows came and what they digest to: `dunlock audit verify` reads them again and compares.
 */
export class WrittenRows {
  readonly #scope: Scope;
  readonly #digests = new Map<FactTableName, { readonly columns: readonly string[]; readonly digest: RowsDigest }>();
  #number: number | null = null;
  #batch: number | null = null;
  #at: Instant = '0000-01-01T00:00:00.000Z';

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** The number of this transaction: that of the next record of the chain as it stood at the first fact. Its own record has this or a later one. */
  async number(): Promise<number> {
    this.#number ??= (await auditRepository(this.#scope).head()).seq + 1;
    return this.#number;
  }

  /** These rows, and no others of this table in between, were written in this order. */
  note(table: FactTableName, rows: readonly Row[]): void {
    const [first] = rows;
    if (first === undefined) return;
    const kind: FactTable = FACT_TABLES[table];
    if (kind.by === 'batch') this.#batch = Number(first.batch);
    this.#at = latest(this.#at, TIMES.map((column) => first[column]).find((at): at is Instant => typeof at === 'string') ?? this.#at);
    const known = this.#digests.get(table) ?? { columns: [...kind.key, ...kind.columns], digest: new RowsDigest() };
    this.#digests.set(table, known);
    for (const row of rows) known.digest.add(rowText(row, known.columns));
  }

  /** Before the commit: appends the record, when facts were written. */
  async end(): Promise<void> {
    if (this.#digests.size === 0) return;
    const rows = Object.fromEntries([...this.#digests].map(([table, { digest }]) => [table, digest.end()]));
    const body: RowsWritten = { form: 1, number: await this.number(), batch: this.#batch, rows };
    await auditRepository(this.#scope).append({ at: this.#at, kind: 'rows/written', body: { ...body } });
  }
}
