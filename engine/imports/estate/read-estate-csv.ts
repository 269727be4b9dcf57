import { decodeField, encodingReason, looseText } from '../decode.ts';
import type { ImportRun } from '../import-run.ts';
import { type CsvRecord, readCsv } from '../read-csv.ts';
import { cellValue } from '../sheets/cell-value.ts';
import { ESTATE_KINDS, estateSheet } from '../sheets/estate-sheets.ts';
import type { Sheet } from '../sheets/sheet.ts';
import type { Placed } from '../things.ts';
import { type EstateHeader, estateHeader } from './estate-header.ts';
import type { EstateLists } from './read-estate.ts';

/**
 * Reads a table of one kind, or of several when a column `kind` says which. An unknown column refuses the whole file, since a mistyped name must
 * not turn into a default; a row that cannot be read is refused alone.
 */
export function readEstateCsv(run: ImportRun, bytes: Buffer, sheet: Sheet | null): EstateLists | null {
  const lists = new Map<string, Placed[]>();
  let header: EstateHeader | null = null;
  let broken = false;
  const onRecord = (record: CsvRecord): void => {
    if (broken) return;
    const read = header === null ? headerOf(record, sheet) : rowOf(record, header);
    if ('reason' in read) {
      broken = header === null;
      run.reject({ line: record.line, raw: looseText(record.raw) }, read.column, read.reason);
    } else if ('names' in read) header = read;
    else lists.set(read.kind, [...(lists.get(read.kind) ?? []), read.row]);
  };
  readCsv(bytes, onRecord, ({ line, reason, raw }) => {
    if (!broken) run.reject({ line, raw }, null, reason);
  });
  return broken ? null : lists;
}

interface Refusal {
  readonly column: string | null;
  readonly reason: string;
}

function headerOf({ fields }: CsvRecord, sheet: Sheet | null): EstateHeader | Refusal {
  const bad = fields.find((field) => decodeField(field) === null);
  if (bad !== undefined) return { column: null, reason: `a column name ${encodingReason(bad)}` };
  return estateHeader(
    fields.map((field) => (decodeField(field) ?? '').trim()),
    sheet,
  );
}

function rowOf(record: CsvRecord, header: EstateHeader): { readonly kind: string; readonly row: Placed } | Refusal {
  const { line, fields } = record;
  const raw = looseText(record.raw);
  if (fields.length !== header.names.length) {
    return { column: null, reason: `the row has ${fields.length} fields, the header has ${header.names.length}` };
  }
  const texts = new Map<string, string>();
  for (const [index, field] of fields.entries()) {
    const text = decodeField(field);
    const name = header.names[index] ?? '';
    if (text === null) return { column: name, reason: encodingReason(field) };
    if (text.trim() !== '') texts.set(name, text.trim());
  }
  const said = header.kindColumn === null ? null : (texts.get(header.kindColumn) ?? '');
  const sheet = said === null ? header.sheet : estateSheet(said);
  if (sheet === null)
    return { column: header.kindColumn, reason: `'${said}' is no kind of an estate: give one of ${ESTATE_KINDS.join(', ')}` };
  const read = valuesOf(sheet, header, texts);
  if ('reason' in read) return read;
  const column = (place: string): string | null => header.given.get(/^[^.[]*/.exec(place)?.[0] ?? '') ?? (place === '' ? null : place);
  return { kind: sheet.kind, row: { value: read.values, place: `line ${line}`, line, raw, column } };
}

function valuesOf(
  sheet: Sheet,
  header: EstateHeader,
  texts: ReadonlyMap<string, string>,
): { readonly values: Record<string, unknown> } | Refusal {
  const values: Record<string, unknown> = {};
  for (const [name, given] of header.given) {
    const text = texts.get(given);
    if (text === undefined) continue;
    const column = sheet.columns.find((each) => each.name === name);
    if (column === undefined) return { column: given, reason: `${sheet.kind} have no such column: leave it empty in this row` };
    const read = cellValue(column.type, text);
    if (!read.ok) return { column: given, reason: read.reason };
    values[name] = read.value;
  }
  const missing = sheet.columns.find(({ name, required }) => required && !(name in values));
  return missing ? { column: header.given.get(missing.name) ?? missing.name, reason: 'is empty' } : { values };
}
