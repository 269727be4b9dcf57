import { type Column, matchHeader } from '../columns.ts';
import { ESTATE_KINDS, ESTATE_SHEETS } from '../sheets/estate-sheets.ts';
import type { Sheet } from '../sheets/sheet.ts';

/** What the first line of an estate table says. */
export interface EstateHeader {
  readonly names: readonly string[];
  /** Our name of a column → the file's. */
  readonly given: ReadonlyMap<string, string>;
  /** The kind of every row; null when a column says it. */
  readonly sheet: Sheet | null;
  /** The file's name of the column that says the kind of a row, or null. */
  readonly kindColumn: string | null;
}

const KIND: Column = { name: 'kind', aliases: ['type'], required: false };

/**
 * Takes a header apart. Of what kind the rows are is said by the caller, by a column `kind`, or by the columns themselves when they fit one kind
 * alone; never guessed between two.
 */
export function estateHeader(
  names: readonly string[],
  said: Sheet | null,
): EstateHeader | { readonly column: string | null; readonly reason: string } {
  const kindColumn = said === null ? (matchHeader(names, [KIND]).given.get('kind') ?? null) : null;
  if (kindColumn !== null) {
    const given = new Map<string, string>();
    for (const sheet of ESTATE_SHEETS) {
      const { given: mine, problem } = matchHeader(names, optionalOf(sheet));
      if (problem) return problem;
      for (const [ours, theirs] of mine) given.set(ours, theirs);
    }
    return strange(names, [...given.values(), kindColumn], 'an estate') ?? { names, given, sheet: null, kindColumn };
  }
  const sheet = said ?? sheetOf(names);
  if (typeof sheet === 'string') return { column: null, reason: sheet };
  const { given, problem } = matchHeader(names, sheet.columns);
  return problem ?? strange(names, [...given.values()], sheet.kind) ?? { names, given, sheet, kindColumn: null };
}

function optionalOf(sheet: Sheet): Column[] {
  return sheet.columns.map((column) => ({ ...column, required: false }));
}

function strange(names: readonly string[], known: readonly string[], what: string): { column: string; reason: string } | null {
  const unknown = names.find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : { column: unknown, reason: `is no column of ${what}: mend its name, or take it out (dunlock template prints them)` };
}

/* The kind whose needed columns are all there; of several, the one that knows every column. */
function sheetOf(names: readonly string[]): Sheet | string {
  const fitting = ESTATE_SHEETS.filter((sheet) => matchHeader(names, sheet.columns).problem === null);
  const whole = fitting.filter((sheet) => matchHeader(names, sheet.columns).given.size === names.length);
  const [only, second] = whole.length > 0 ? whole : fitting;
  if (only !== undefined && second === undefined) return only;
  const kinds = only === undefined ? ESTATE_KINDS : fitting.map(({ kind }) => kind);
  return `the columns (${names.join(', ')}) do not say of what kind the rows are: name it (--kind ${kinds.join(', ')}), or add a column kind`;
}
