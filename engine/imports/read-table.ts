import { formatMinor } from '../../core/money/decimal.ts';
import { type Column, type Header, matchHeader } from './columns.ts';
import { decodeField, decodeFile, encodingReason, looseText } from './decode.ts';
import type { ImportInput, RejectedRow } from './import-report.ts';
import { parseJson } from './parse-json.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';

/** One row of a table, by our column names. */
export interface TableRow {
  readonly line: number;
  readonly raw: string;
  /** Trimmed texts; a column that is not there or empty is absent. */
  readonly cells: ReadonlyMap<string, string>;
  /** What the file calls each of our columns. */
  readonly given: ReadonlyMap<string, string>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Reads a file (CSV, or JSON when it begins with a bracket) or rows given as objects. What cannot be read is refused row by row;
 * one clear refusal stands for a file that cannot be read at all (encoding, a column that is missing).
 */
export function readTable({ content }: ImportInput, columns: readonly Column[]): Table {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    const decoded = decodeFile(content);
    if (!decoded.ok) return refused(decoded.reason);
    const first = decoded.bytes.subarray(0, 64).toString('latin1').trimStart()[0];
    if (first === undefined && decoded.bytes.length <= 64) return refused('the file is empty');
    if (first !== '[' && first !== '{') return fromCsv(decoded.bytes, columns);
    const parsed = parseJson(decoded.bytes);
    return parsed.ok ? fromObjects(listIn(parsed.value), columns) : refused(parsed.reason);
  }
  return fromObjects(listIn(content), columns);
}

function refused(reason: string): Table {
  return { rows: [], rejected: [{ line: null, column: null, reason, raw: '' }] };
}

function fromCsv(bytes: Buffer, columns: readonly Column[]): Table {
  const rows: TableRow[] = [];
  const rejected: RejectedRow[] = [];
  let names: string[] | null = null;
  let header: Header | null = null;
  const onRecord = (record: CsvRecord): void => {
    if (names === null) {
      const texts = record.fields.map(decodeField);
      const bad = texts.indexOf(null);
      names = texts.map((text) => (text ?? '').trim());
      const badField = record.fields[bad];
      header =
        badField === undefined
          ? matchHeader(names, columns)
          : { given: new Map(), problem: { column: String(bad + 1), reason: `a column name ${encodingReason(badField)}` } };
      if (header.problem) rejected.push({ line: record.line, ...header.problem, raw: looseText(record.raw) });
    } else if (header?.problem === null) {
      const read = csvRow(record, names, header.given);
      if ('reason' in read) rejected.push(read);
      else rows.push(read);
    }
  };
  readCsv(bytes, onRecord, ({ line, reason, raw }) => {
    if (names === null || header?.problem === null) rejected.push({ line, column: null, reason, raw });
  });
  return { rows, rejected };
}

function csvRow({ line, fields, raw: bytes }: CsvRecord, names: readonly string[], given: Header['given']): TableRow | RejectedRow {
  const raw = looseText(bytes);
  if (fields.length !== names.length) {
    return { line, column: null, reason: `the row has ${fields.length} fields, the header has ${names.length}`, raw };
  }
  const texts = new Map<string, string>();
  for (const [index, field] of fields.entries()) {
    const text = decodeField(field);
    const name = names[index] ?? '';
    if (text === null) return { line, column: name, reason: encodingReason(field), raw };
    texts.set(name, text.trim());
  }
  const cells = new Map<string, string>();
  for (const [ours, theirs] of given) {
    const text = texts.get(theirs);
    if (text) cells.set(ours, text);
  }
  return { line, raw, cells, given };
}

/* A document may wrap its rows (`{"payments": […]}`); a single object is a table of one row. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const [only, second] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return second === undefined && Array.isArray(only) ? only : [value];
}

function fromObjects(values: readonly unknown[], columns: readonly Column[]): Table {
  const rows: TableRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, value] of values.entries()) {
    const read = objectRow(value, index + 1, columns);
    if ('reason' in read) rejected.push(read);
    else rows.push(read);
  }
  return { rows, rejected };
}

function objectRow(value: unknown, line: number, columns: readonly Column[]): TableRow | RejectedRow {
  const raw = (JSON.stringify(value) ?? String(value)).slice(0, 2000);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { line, column: null, reason: 'is no object', raw };
  const entries = new Map(Object.entries(value).filter(([, each]) => each !== null && each !== undefined && each !== ''));
  const header = matchHeader([...entries.keys()], columns);
  if (header.problem) return { line, ...header.problem, raw };
  const cells = new Map<string, string>();
  for (const [ours, theirs] of header.given) {
    const cell = entries.get(theirs);
    if (typeof cell === 'string') cells.set(ours, cell.trim());
    else if (typeof cell === 'number') cells.set(ours, String(cell));
    else if (isMoney(cell)) {
      cells.set(ours, formatMinor(cell));
      cells.set('currency', cell.currency);
    } else return { line, column: theirs, reason: 'is neither a text nor a number', raw };
  }
  return { line, raw, cells, given: header.given };
}

function isMoney(value: unknown): value is { minor: number; currency: string } {
  if (typeof value !== 'object' || value === null || !('minor' in value) || !('currency' in value)) return false;
  return Number.isSafeInteger(value.minor) && typeof value.currency === 'string';
}
