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
  const delimiter = separatorOf(bytes);
  let start = 0;
  let line = 1;
  while (start < bytes.length) {
    let read = 0;
    try {
      parse(bytes.subarray(start), {
        encoding: null,
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: MAX_RECORD,
        on_record: (record: unknown, { bytes: end, lines }) => {
          const fields = record as Buffer[];
          const inside = fields.reduce((count, field) => count + newlinesIn(field), 0);
          onRecord({ line: line - 1 + lines - inside, fields, raw: bytes.subarray(start + read, start + end) });
          read = end;
          return null;
        },
      });
      return;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const from = skipEmptyLines(bytes, start + read);
      const end = bytes.indexOf(NEWLINE, from);
      const next = end < 0 ? bytes.length : end + 1;
      const brokenLine = line + newlinesIn(bytes.subarray(start, from));
      onBroken({ line: brokenLine, reason: reasonOf(error), raw: looseText(bytes.subarray(from, next)) });
      start = next;
      line = brokenLine + 1;
    }
  }
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and not closed';
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'a quote is not closed within 64 KiB';
  return 'a quote stands inside a field (double it, or quote the whole field)';
}

function separatorOf(bytes: Buffer): string {
  const end = bytes.indexOf(NEWLINE);
  const first = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1');
  const counted = [',', ';', '\t'].map((separator) => ({ separator, n: first.split(separator).length }));
  return counted.reduce((best, each) => (each.n > best.n ? each : best)).separator;
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function skipEmptyLines(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === NEWLINE || bytes[at] === 0x0d) at++;
  return at;
}
