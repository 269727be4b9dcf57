import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { Versioned } from './estate-tables.ts';

/** `validFrom`, `validTo`: the time that was reported on, the second the first day after. */
export type TurnoverReportRow = {
  reportId: string;
  leaseId: string;
  validFrom: CivilDate;
  validTo: CivilDate;
  turnoverMinor: number;
  currency: string;
};

/** Derived: how many versions of a lease, and of its turnover reports, its adjustments have taken into account. */
export type LeaseReckonedRow = { siteId: string; leaseId: string; versions: number; reports: number };

export interface LeaseTables {
  turnoverReport: Versioned<TurnoverReportRow>;
  leaseReckoned: LeaseReckonedRow;
}
