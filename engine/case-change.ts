import type { Instant } from '../core/calendar/civil.ts';
import type { Rung } from '../core/lock/case.ts';
import type { Money } from '../core/money/money.ts';

/** A case that moved, for wires, telemetry and reports. */
export interface CaseChange {
  readonly caseId: string;
  readonly tenantId: string;
  readonly leaseId: string;
  readonly from: Rung | null;
  readonly rung: Rung;
  readonly at: Instant;
  /** What is still open of its charges. */
  readonly debt: Money;
  readonly because: string;
  /** It waits for a person's approval. */
  readonly approvalWanted: boolean;
}
