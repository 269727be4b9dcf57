import type { WorkOrder } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Utility } from '../core/estate/estate.ts';
import type { SwitchState } from '../core/estate/switch-state.ts';
import type { PhysicsVerdict, SwitchAction } from '../core/lock/order.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { CaseChange } from './case-change.ts';

export interface TakeOutcome {
  readonly key: string;
  readonly state: 'taken' | 'refused' | 'not-yours' | 'not-found';
  readonly takenBy: string | null;
  readonly reasons: readonly Reason[];
}

/** How an order ended (or, for `unknown`, stands). */
export interface OrderResult {
  readonly orderId: string;
  readonly action: SwitchAction;
  readonly outcome: 'done' | 'refused' | 'unknown' | 'expired';
  readonly circuitId: string;
  readonly meterId: string;
  readonly unitId: string;
  readonly tenantId: string;
  readonly utility: Utility;
  readonly observed: SwitchState;
  readonly physics: PhysicsVerdict;
  readonly at: Instant;
  /** For an unlock: seconds from when the payment was known to the confirmed supply. */
  readonly seconds: number | null;
  readonly reason: string | null;
  readonly workOrder: WorkOrder | null;
  readonly cases: readonly CaseChange[];
}
