import { CsvError, parse } from 'csv-parse/sync';
import { looseText } from './decode.ts';

/** One record of a CSV file: its fields as bytes, for each is decoded by itself. */
export interface CsvRecord {
  /** Line on which it starts (header = 1). */
  readonly line: number;
  readonly fields: readonly Buffer[];
  readonly raw: Buffer;
}

/** A line that is no CSV (a quote that is not closed); the lines after it are read all the same. */
export interface BrokenLine {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

/* A quote left open would swallow the rest of the file: no honest record is longer. */
const MAX_RECORD = 64 * 1024;
const NEWLINE = 0x0a;

/**
 * Reads CSV bytes record by record. The separator (comma, semicolon or tab) is the one that the first line has most of.
 * @param onRecord called for each record in order; the first is the header
 */
export function readCsv(bytes: Buffer, onRecord: (record: CsvRecord) => void, onBroken: (broken: BrokenLine) => void): void {
  new CsvParts(separatorOf(bytes), onRecord, onBroken).push(bytes, true);
}

/** Reads CSV that comes in parts: a record that a part cuts in two waits for the next one, so no more than a part and a record are held. */
export class CsvParts {
  readonly #delimiter: string;
  readonly #onRecord: (record: CsvRecord) => void;
  readonly #onBroken: (broken: BrokenLine) => void;
  #line: number;
  #rest: Buffer = Buffer.alloc(0);

  /** @param firstLine the number of the line that the first part begins with */
  constructor(delimiter: string, onRecord: (record: CsvRecord) => void, onBroken: (broken: BrokenLine) => void, firstLine = 1) {
    this.#delimiter = delimiter;
    this.#onRecord = onRecord;
    this.#onBroken = onBroken;
    this.#line = firstLine;
  }

  /** The line that the next record, as far as it is known, starts on. */
  get line(): number {
    return this.#line;
  }

  /** Notes lines that were read by somebody else. */
  skipLines(count: number): void {
    this.#line += count;
  }

  /** Whether a record is cut in two, and its end still to come. */
  get isInside(): boolean {
    return this.#rest.length > 0;
  }

  /** @param isLast nothing comes after this part */
  push(part: Buffer, isLast: boolean): void {
    const bytes = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
    const whole = bytes.subarray(0, isLast || bytes.length > 2 * MAX_RECORD ? bytes.length : lastLineEnd(bytes));
    let start = 0;
    let waits = false;
    while (start < whole.length && !waits) {
      ({ start, waits } = this.#readFrom(whole, start, isLast));
    }
    this.#rest = bytes.subarray(start);
  }

  /* Up to a broken line, or to a quote that the next part may close, or to the end. */
  #readFrom(bytes: Buffer, start: number, isLast: boolean): { start: number; waits: boolean } {
    let line = this.#line;
    let counted = start;
    let read = 0;
    try {
      parse(bytes.subarray(start), {
        encoding: null,
        delimiter: this.#delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: MAX_RECORD,
        on_record: (record: unknown, { bytes: end }) => {
          const from = skipEmptyLines(bytes, start + read);
          line += lineEndsIn(bytes, counted, from);
          counted = from;
          this.#onRecord({ line, fields: record as Buffer[], raw: bytes.subarray(start + read, start + end) });
          read = end;
          return null;
        },
      });
      this.#line = line + lineEndsIn(bytes, counted, bytes.length);
      return { start: bytes.length, waits: false };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const from = skipEmptyLines(bytes, start + read);
      this.#line = line + lineEndsIn(bytes, counted, from);
      if (!isLast && error.code === 'CSV_QUOTE_NOT_CLOSED') return { start: from, waits: true };
      const end = bytes.indexOf(NEWLINE, from);
      const next = end < 0 ? bytes.length : end + 1;
      this.#onBroken({ line: this.#line, reason: reasonOf(error), raw: looseText(bytes.subarray(from, next)) });
      this.#line++;
      return { start: next, waits: false };
    }
  }
}

/** Where the last line that is whole ends: what stands after it may go on in the next part, and a carriage return that comes last may be half a line end. */
export function lastLineEnd(bytes: Buffer): number {
  const newline = bytes.lastIndexOf(NEWLINE) + 1;
  return newline > 0 ? newline : bytes.subarray(0, -1).lastIndexOf(0x0d) + 1;
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and not closed';
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'a quote is not closed within 64 KiB';
  return 'a quote stands inside a field (double it, or quote the whole field)';
}

/** Of comma, semicolon and tab the one that the first line has most of. */
export function separatorOf(bytes: Buffer): string {
  const end = bytes.indexOf(NEWLINE);
  const first = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, n: first.split(separator).length }));
  return counted.reduce((best, each) => (each.n > best.n ? each : best)).separator;
}

/* The parser's own count takes a CR LF between quotes for two lines. */
function lineEndsIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === NEWLINE || (bytes[at] === 0x0d && bytes[at + 1] !== NEWLINE)) count++;
  }
  return count;
}

function skipEmptyLines(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === NEWLINE || bytes[at] === 0x0d) at++;
  return at;
}
