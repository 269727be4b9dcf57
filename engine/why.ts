import type { Instant } from '../core/calendar/civil.ts';
import type { Hold, Rung } from '../core/lock/case.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { Money } from '../core/money/money.ts';
import type { Score } from '../core/scoring/score.ts';

/** What stands between a tenant and the next rung, and between it and its next reminder. */
export interface WhyReport {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly score: Score | null;
  readonly cases: readonly {
    readonly caseId: string;
    readonly rung: Rung;
    readonly debt: Money;
    readonly next: Rung | null;
    readonly standsBetween: readonly Reason[];
  }[];
  readonly messages: readonly {
    readonly key: string;
    readonly className: string;
    readonly state: string;
    readonly dueAt: Instant;
    readonly reason: string | null;
  }[];
  readonly holds: readonly Hold[];
  /** Why there is no case at all, when there is none. */
  readonly noCase: readonly Reason[];
}
