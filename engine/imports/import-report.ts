import type { WaitingMatched } from '../payments/match-waiting.ts';

/** What an import is given: a file's bytes or text (CSV or JSON), or rows as objects. */
export interface ImportInput {
  readonly content: string | Uint8Array | readonly unknown[] | Readonly<Record<string, unknown>>;
  /** File name or where it came from, for the rejects. */
  readonly origin: string;
}

export interface RejectedRow {
  /** Line in the file (header = 1), or the index of the object + 1. */
  readonly line: number | null;
  readonly column: string | null;
  readonly reason: string;
  readonly raw: string;
}

/** What taking a lease (or a report of turnover) in changed of what was charged already, per lease and currency. */
export interface AdjustedLease {
  readonly leaseId: string;
  readonly currency: string;
  /** How many charges of their own, and what they come to. */
  readonly charges: number;
  readonly chargedMinor: number;
  /** How many credit notes, and what they come to. */
  readonly credits: number;
  readonly creditedMinor: number;
  /** What it goes by became known before this import (a reading that was corrected): it was only brought up to date here. */
  readonly earlier?: true;
}

/** What was taken in, and a person should look at. */
export interface ImportWarning {
  /** `amendment-erased`: a later version leaves an amendment no day. `days-not-owed`: another system charged days that a lease does not owe. */
  readonly key: 'amendment-erased' | 'days-not-owed';
  readonly leaseId: string;
  readonly chargeId: string | null;
  /** Line in the file, where one row is meant. */
  readonly line: number | null;
  /** What it is, and what to do. */
  readonly reason: string;
}

export interface ImportReport {
  readonly what: 'estate' | 'leases' | 'turnover' | 'charges' | 'payments';
  readonly origin: string;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RejectedRow[];
  /** Tenants that something was imported for. */
  readonly tenants: readonly string[];
  /** Estate only: where the new DTU secrets were written (mode 0600), or null when none were made. */
  readonly secretsFile: string | null;
  /** Leases and turnover, when something was adjusted: what changed of what was charged. */
  readonly adjusted?: readonly AdjustedLease[];
  /** Leases and turnover: charges that should be adjusted, perhaps, and wait, with why. */
  readonly waiting?: readonly { readonly leaseId: string; readonly lineId: string; readonly reason: string }[];
  /** Leases and charges: what was taken in, and a person should look at. */
  readonly warnings?: readonly ImportWarning[];
  /** Charges: payments that waited in suspense and are somebody's now, by the charges that came. */
  readonly matched?: readonly WaitingMatched[];
}
