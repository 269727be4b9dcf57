/** A cell that cannot be read. `row`: what names the row in its table, in words. */
export interface UnreadableCell {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** What of the store cannot be read. */
export interface UnreadableCells {
  /** Cells with JSON that is none or an integer beyond 2^53, a hundred of each column at most. */
  unreadable(): Promise<UnreadableCell[]>;
}
