/** Something about the store that a person must settle. Its message is one readable sentence or two. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** What kind of error, for programs: `store/read-only`, `store/other-site`, … */
  readonly key: string;
  /** The file, table or row. */
  readonly place: string;
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;

  constructor(what: { key: string; place: string; reason: string; remedy: string }, cause?: unknown) {
    super(`${what.place}: ${what.reason}. ${what.remedy}`, cause === undefined ? undefined : { cause });
    this.key = what.key;
    this.place = what.place;
    this.reason = what.reason;
    this.remedy = what.remedy;
  }
}
