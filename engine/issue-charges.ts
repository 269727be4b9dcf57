import type { Charge } from '../core/ledger/ledger.ts';

export interface IssueReport {
  readonly charges: readonly Charge[];
  /** Keys of bills to put on the wire. */
  readonly bills: readonly string[];
  /** Lines that could not be charged yet, and why (no reading). */
  readonly waiting: readonly { readonly leaseId: string; readonly lineId: string; readonly reason: string }[];
}
