/** A column that an import understands. */
export interface Column {
  readonly name: string;
  /** Other names that files give it; spelling, case, spaces, `_` and `-` do not matter. */
  readonly aliases: readonly string[];
  readonly required: boolean;
}

/** How a table's own names stand to ours. */
export interface Header {
  /** Our name → the name in the file, for those that are there. */
  readonly given: ReadonlyMap<string, string>;
  /** Why the table cannot be read, or null: a column that is missing, or there twice. */
  readonly problem: { readonly column: string; readonly reason: string } | null;
}

/** Finds our columns among the names of a table. */
export function matchHeader(names: readonly string[], columns: readonly Column[]): Header {
  const given = new Map<string, string>();
  for (const column of columns) {
    const known = [column.name, ...column.aliases];
    const found = names.filter((name) => known.some((each) => plain(each) === plain(name)));
    const [first, second] = found;
    if (second !== undefined) {
      return { given, problem: { column: second, reason: `columns '${first}' and '${second}' both give ${column.name}: keep one` } };
    }
    if (first !== undefined) given.set(column.name, first);
    else if (column.required) {
      const wanted = known.join(' or ');
      return { given, problem: { column: wanted, reason: `column ${wanted} is missing (there are: ${names.join(', ')})` } };
    }
  }
  return { given, problem: null };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
