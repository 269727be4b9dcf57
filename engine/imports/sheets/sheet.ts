import type { Column } from '../columns.ts';

/** What a cell of a table holds; `contacts` and `rates` are several values in one (`webhook=https://… | email=…`, `peak=120 | valley=80`). */
export type CellType = 'text' | 'number' | 'flag' | 'contacts' | 'rates';

/** A column as a person needs to know it. */
export interface SheetColumn extends Column {
  readonly type: CellType;
  readonly meaning: string;
  /** What stands in it in the two example rows of the template. */
  readonly examples: readonly [string, string];
}

/** A table that an import reads: what `dunlock template` prints and docs/importing.md lists. */
export interface Sheet {
  /** `units`; also the list's name in JSON, where there is one. */
  readonly kind: string;
  /** One row of it: `unit`. */
  readonly one: string;
  readonly about: string;
  /** The command that imports it. */
  readonly command: string;
  readonly columns: readonly SheetColumn[];
}

/** A column that must be there. */
export function needed(name: string, meaning: string, examples: readonly [string, string], type: CellType = 'text'): SheetColumn {
  return { name, aliases: [], required: true, type, meaning, examples };
}

/** A column that may be left out, or left empty in a row. */
export function optional(name: string, meaning: string, examples: readonly [string, string], type: CellType = 'text'): SheetColumn {
  return { name, aliases: [], required: false, type, meaning, examples };
}
