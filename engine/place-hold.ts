import type { HoldType } from '../core/lock/case.ts';
import type { CaseChange } from './case-change.ts';

export interface HoldRequest {
  readonly type: HoldType;
  readonly tenantId: string;
  readonly caseId?: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO date (its end in the site's time zone) or instant. */
  readonly until: string;
  readonly whenLocked?: 'release' | 'stay';
}

export interface HoldReport {
  readonly ok: boolean;
  readonly holdId: string | null;
  readonly reason: string;
  readonly cases: readonly CaseChange[];
}
