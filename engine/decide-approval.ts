import type { CivilDate, Instant } from '../core/calendar/civil.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { Money } from '../core/money/money.ts';

/** A case that waits for a person. */
export interface ApprovalWanted {
  readonly caseId: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly unitIds: readonly string[];
  readonly debt: Money;
  readonly clockDate: CivilDate;
  readonly wantedSince: Instant;
  readonly chargeIds: readonly string[];
}

export interface DecideApproval {
  readonly caseId: string;
  readonly decision: 'approved' | 'refused';
  readonly by: Actor;
  readonly reason: string;
}

export interface DecisionReport {
  readonly caseId: string;
  readonly ok: boolean;
  readonly decision: 'approved' | 'refused';
  readonly by: string;
  readonly reason: string;
}
