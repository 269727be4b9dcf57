/** A report as rows and columns, for a table on a page, a CSV file, or a screen. */
export interface ReportTable {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly name: string;
  /** Numbers stand to the right, and are never taken for anything else. */
  readonly kind: 'text' | 'number';
}

/** Cells by the name of their column: amounts as decimal text in the currency of the row. */
export type Row = Readonly<Record<string, string | number>>;

/** Columns from their names; those that end in `>` hold numbers. */
export function columns(...names: readonly string[]): Column[] {
  return names.map((name) => (name.endsWith('>') ? { name: name.slice(0, -1), kind: 'number' } : { name, kind: 'text' }));
}

/** The lines of a CSV file (RFC 4180), the header first. */
export function csvLines({ columns: heads, rows }: ReportTable): string[] {
  return [csvHead(heads), ...rows.map((row) => csvRow(heads, row))];
}

export function csvHead(heads: readonly Column[]): string {
  return heads.map(({ name }) => quoted(name)).join(',');
}

export function csvRow(heads: readonly Column[], row: Row): string {
  return heads.map(({ name, kind }) => quoted(kind === 'number' ? String(row[name] ?? '') : inert(String(row[name] ?? '')))).join(',');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/* What a payer wrote must not run as a formula where the file is opened: spreadsheets take a leading = + - @ for one. */
function inert(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
