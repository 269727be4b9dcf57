import { formatMinor } from '../../core/money/decimal.ts';
import { type Column, matchHeader } from './columns.ts';
import { decodeFile } from './decode.ts';
import type { ImportInput, RejectedRow } from './import-report.ts';
import { parseJson } from './parse-json.ts';
import { type TableRow, TableStream } from './table-stream.ts';

export type { TableRow } from './table-stream.ts';

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
  const table = new TableStream(
    { columns },
    (row) => rows.push(row),
    (row) => rejected.push(row),
  );
  table.push(bytes, true);
  return { rows, rejected };
}

/** A document may wrap its rows (`{"payments": […]}`); a single object is a table of one row. */
export function listIn(value: unknown): readonly unknown[] {
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

/** One row given as an object. */
export function objectRow(value: unknown, line: number, columns: readonly Column[]): TableRow | RejectedRow {
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
