/** A lease says something that cannot be reckoned with; whoever read it by `parseLease` never meets it. */
export class LeaseError extends Error {
  override readonly name = 'LeaseError';
  /** For programs: `lease/no-area`, … */
  readonly key: string;
  /** Lease and line. */
  readonly place: string;
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;

  constructor(what: { key: string; place: string; reason: string; remedy: string }) {
    super(`${what.place}: ${what.reason}. ${what.remedy}`);
    this.key = what.key;
    this.place = what.place;
    this.reason = what.reason;
    this.remedy = what.remedy;
  }
}
