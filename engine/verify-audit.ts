/** What `dunlock audit verify` found. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly records: number;
  readonly head: string;
  /** The first link that does not hold, or null. */
  readonly broken: { readonly seq: number; readonly reason: string } | null;
  /** What was re-derived from the ledger and compared. */
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}
