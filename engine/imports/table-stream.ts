import { type Column, type Header, matchHeader } from './columns.ts';
import { CsvText, type TextRecord } from './csv-text.ts';
import { encodingReason } from './decode.ts';
import type { RejectedRow } from './import-report.ts';
import { separatorOf } from './read-csv.ts';

/** One row of a table, by our column names. */
export interface TableRow {
  readonly line: number;
  readonly raw: string;
  /** Trimmed texts; a column that is not there or empty is absent. */
  readonly cells: ReadonlyMap<string, string>;
  /** What the file calls each of our columns. */
  readonly given: ReadonlyMap<string, string>;
}

export interface TableForm {
  readonly columns: readonly Column[];
  /** Found in the first line when absent: comma, semicolon or tab. */
  readonly delimiter?: string;
  /** Number of the line with which the table begins. */
  readonly firstLine?: number;
  /** The names of its columns, when the table has no header. */
  readonly names?: readonly string[];
  /** Rows that are none of the table (sums at its end). */
  readonly isSkipped?: (fields: readonly (string | Buffer)[], names: readonly string[]) => boolean;
}

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);
const LONGEST_HEAD = 64 * 1024;

/** Reads a CSV table that comes in parts. What cannot be read is refused row by row; one refusal stands for a header that does not fit. */
export class TableStream {
  readonly #form: TableForm;
  readonly #onRow: (row: TableRow) => void;
  readonly #onRefused: (row: RejectedRow) => void;
  #csv: CsvText | null = null;
  #head: Buffer = NOTHING;
  #names: readonly string[] | null = null;
  #header: Header = { given: new Map(), problem: null };
  #cells: readonly (readonly [ours: string, index: number])[] = [];

  constructor(form: TableForm, onRow: (row: TableRow) => void, onRefused: (row: RejectedRow) => void) {
    this.#form = form;
    this.#onRow = onRow;
    this.#onRefused = onRefused;
    if (form.names) this.#name(form.names, form.firstLine ?? 1, '');
  }

  /** @param isLast nothing comes after this part */
  push(part: Buffer, isLast: boolean): void {
    const bytes = this.#head.length === 0 ? part : Buffer.concat([this.#head, part]);
    const isWhole = isLast || this.#csv !== null || bytes.length > LONGEST_HEAD || bytes.includes(NEWLINE);
    this.#head = isWhole ? NOTHING : bytes;
    if (!isWhole) return;
    this.#csv ??= new CsvText(
      this.#form.delimiter ?? separatorOf(bytes),
      (record) => this.#take(record),
      ({ line, reason, raw }) => this.#refuse({ line, column: null, reason, raw }),
      this.#form.firstLine,
    );
    this.#csv.push(bytes, isLast);
  }

  #take(record: TextRecord): void {
    if (this.#names !== null) {
      if (this.#header.problem === null && !this.#form.isSkipped?.(record.fields, this.#names)) this.#row(record, this.#names);
      return;
    }
    const names = record.fields.map((field) => (typeof field === 'string' ? field.trim() : ''));
    const bad = record.fields.find((field) => typeof field !== 'string');
    if (bad === undefined) {
      this.#name(names, record.line, record.raw);
      return;
    }
    this.#names = names;
    const problem = { column: String(record.fields.indexOf(bad) + 1), reason: `a column name ${encodingReason(Buffer.from(bad))}` };
    this.#header = { given: new Map(), problem };
    this.#onRefused({ line: record.line, ...problem, raw: record.raw });
  }

  #name(names: readonly string[], line: number, raw: string): void {
    this.#names = names;
    this.#header = matchHeader(names, this.#form.columns);
    this.#cells = [...this.#header.given].map(([ours, theirs]) => [ours, names.lastIndexOf(theirs)] as const);
    if (this.#header.problem) this.#onRefused({ line, ...this.#header.problem, raw });
  }

  #refuse(row: RejectedRow): void {
    if (this.#names === null || this.#header.problem === null) this.#onRefused(row);
  }

  #row({ line, raw, fields }: TextRecord, names: readonly string[]): void {
    if (fields.length !== names.length) {
      this.#onRefused({ line, column: null, reason: `the row has ${fields.length} fields, the header has ${names.length}`, raw });
      return;
    }
    for (const [index, field] of fields.entries()) {
      if (typeof field === 'string') continue;
      this.#onRefused({ line, column: names[index] ?? '', reason: encodingReason(field), raw });
      return;
    }
    const cells = new Map<string, string>();
    for (const [ours, index] of this.#cells) {
      const text = fields[index]?.toString().trim();
      if (text) cells.set(ours, text);
    }
    this.#onRow({ line, raw, cells, given: this.#header.given });
  }
}
