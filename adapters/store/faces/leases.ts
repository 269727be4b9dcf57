import type { CivilDate, Instant } from '../../../core/calendar/civil.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import type { TurnoverReport } from '../../../core/lease/turnover.ts';
import type { Charge } from '../../../core/ledger/ledger.ts';
import type { Saved } from './estate.ts';

/** A lease as it was known from some moment on. A correction or an amendment is a new version; none is ever edited. */
export interface LeaseVersion {
  /** 1, 2, … per lease. */
  readonly version: number;
  readonly lease: Lease;
  readonly knownAt: Instant;
}

/** Days of one lease line that charges have been issued for (`to` is the first day after), joined where they meet. */
export interface ChargedSpan {
  readonly lineId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface LeaseRepository {
  save(lease: Lease, knownAt: Instant): Promise<Saved>;
  /** A lease by its last version, or by the last one that was known at `asOf`. */
  get(leaseId: string, asOf?: Instant): Promise<Lease | null>;
  /** All leases, by id; of one tenant when named; by the versions that were known at `asOf`. */
  list(tenantId?: string, asOf?: Instant): Promise<Lease[]>;
  /** Every version of a lease, oldest first. */
  versions(leaseId: string): Promise<LeaseVersion[]>;
  /** What charges of a lease cover, by line and first day; late fees and adjustments cover nothing of their own. */
  charged(leaseId: string): Promise<ChargedSpan[]>;
  /** Every charge under a lease, adjustments and late fees too, by first day and in the order in which they became known. */
  charges(leaseId: string): Promise<Charge[]>;

  /** A report of turnover; with the id of an earlier one it corrects that one. */
  saveTurnover(report: TurnoverReport): Promise<Saved>;
  /** One report by its last version, or null. */
  turnoverReport(reportId: string): Promise<TurnoverReport | null>;
  /** Reports of a lease by their last versions, by first day; those known at `asOf` when given. */
  turnover(leaseId: string, asOf?: Instant): Promise<TurnoverReport[]>;

  /** Leases with versions or turnover reports that no adjustment has taken into account yet, by id. */
  unreckoned(): Promise<string[]>;
  /** Notes that something else that its charges go by has changed (a register was corrected): it counts as not taken into account. */
  reckonAgain(leaseIds: readonly string[], at: Instant): Promise<void>;
  /** Notes that everything known of leases by now has been taken into account. Both leave a record `leases/reckoned` in the chain. */
  noteReckoned(leaseIds: readonly string[], at: Instant): Promise<void>;
}
