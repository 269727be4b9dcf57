/** Remembers the rows of one file by their id, to tell a repeated row from a contradictory one. */
export class RowsSeen {
  readonly #rows = new Map<string, { line: number; content: string }>();

  /** Notes a row. `same` = it stood there before with the same content; else the line of the one that it contradicts. */
  note(id: string, content: unknown, line: number): 'new' | 'same' | { readonly otherLine: number } {
    const text = JSON.stringify(content);
    const before = this.#rows.get(id);
    if (before === undefined) {
      this.#rows.set(id, { line, content: text });
      return 'new';
    }
    return before.content === text ? 'same' : { otherLine: before.line };
  }
}
