import { decodeFile } from '../decode.ts';
import type { ImportInput } from '../import-report.ts';
import type { ImportRun } from '../import-run.ts';
import { readDocument } from '../read-document.ts';
import { ESTATE_KINDS, estateSheet } from '../sheets/estate-sheets.ts';
import { type Placed, placedIn } from '../things.ts';
import { readEstateCsv } from './read-estate-csv.ts';

/** What stands in an estate file, by kind. */
export type EstateLists = ReadonlyMap<string, readonly Placed[]>;

/**
 * Reads an estate: a JSON document of lists by kind, a JSON list of one kind (when `kind` names it), or CSV. What cannot be read is refused in
 * `run`; null = nothing could.
 * @param kind the kind of every row, where the file does not say it; null = it does
 */
export function readEstate(run: ImportRun, input: ImportInput, kind: string | null): EstateLists | null {
  const sheet = kind === null ? null : estateSheet(kind);
  if (kind !== null && sheet === null) {
    return refused(run, null, `'${kind}' is no kind of an estate: give one of ${ESTATE_KINDS.join(', ')}`);
  }
  const csv = csvIn(input);
  if (typeof csv === 'string') return refused(run, null, csv);
  if (csv !== null) return readEstateCsv(run, csv, sheet);
  const document = readDocument(input, sheet === null ? ESTATE_KINDS : [sheet.kind]);
  if (!document.ok) return refused(run, document.place, document.reason);
  return new Map([...document.lists].map(([name, values]) => [name, placedIn(name, values)]));
}

function refused(run: ImportRun, place: string | null, reason: string): null {
  run.reject({ line: null, raw: '' }, place, reason);
  return null;
}

/* Bytes of a table, null for JSON, or why it is neither. */
function csvIn({ content }: ImportInput): Buffer | string | null {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return null;
  const decoded = decodeFile(content);
  if (!decoded.ok) return decoded.reason;
  const [first] = decoded.bytes.subarray(0, 64).toString('latin1').trimStart();
  if (first === undefined && decoded.bytes.length <= 64) return 'the file is empty';
  return first === '{' || first === '[' ? null : decoded.bytes;
}
