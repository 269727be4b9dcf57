/** Remembers the rows of one file by their id, to tell a repeated row from a contradictory one. */
export class RowsSeen {
  readonly #rows = new Map<string, { line: number; content: unknown }>();

  /** Notes a row. `same` = it stood there before with the same content; else the line of the one that it contradicts. */
  note(id: string, content: unknown, line: number): 'new' | 'same' | { readonly otherLine: number } {
    const before = this.#rows.get(id);
    if (before === undefined) {
      this.#rows.set(id, { line, content });
      return 'new';
    }
    return JSON.stringify(before.content) === JSON.stringify(content) ? 'same' : { otherLine: before.line };
  }
}
